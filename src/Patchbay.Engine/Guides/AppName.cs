namespace Patchbay.Engine.Guides;

/// <summary>
/// Puts a name that somebody chose into a guide's Markdown, where <c>{app}</c> stands, so that it reads as written and
/// never becomes markup.
/// </summary>
internal static class AppName
{
    private const string Placeholder = "{app}";

    public static string PutInto(string markdown, string name)
    {
        if (!markdown.Contains(Placeholder, StringComparison.Ordinal))
            return markdown;
        // Inside a code span a backslash is a backslash, and only a backtick ends it.
        var inCode = MarkdownText.OnOneLine(name).Replace('`', '\'');
        var inText = MarkdownText.Escape(name);
        return string.Join(
            '`',
            markdown
                .Split('`')
                .Select(
                    (part, index) => part.Replace(Placeholder, index % 2 == 0 ? inText : inCode)
                )
        );
    }
}

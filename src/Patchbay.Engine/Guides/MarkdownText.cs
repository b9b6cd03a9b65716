using System.Text.RegularExpressions;

namespace Patchbay.Engine.Guides;

/// <summary>Text of others inside Markdown.</summary>
internal static partial class MarkdownText
{
    /// <summary>So that it reads as written.</summary>
    public static string Escape(string text) => Markup().Replace(OnOneLine(text), @"\$0");

    public static string OnOneLine(string text) => Whitespace().Replace(text, " ");

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~&:@]", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Whitespace();
}

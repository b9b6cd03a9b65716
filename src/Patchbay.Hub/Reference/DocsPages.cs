using System.Collections.Frozen;

namespace Patchbay.Hub.Reference;

/// <summary>The documentation that ships inside the program: the files of docs/, by their paths without the ending.</summary>
internal static class DocsPages
{
    private const string Prefix = "docs/";

    private static readonly FrozenDictionary<string, DocsPage> ByPath = typeof(DocsPages)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToFrozenDictionary(page => page.Path, StringComparer.Ordinal);

    public static IReadOnlyList<DocsPage> All { get; } =
    [.. ByPath.Values.OrderBy(page => page.Path, StringComparer.Ordinal)];

    public static DocsPage? Find(string path) => ByPath.GetValueOrDefault(path);

    private static DocsPage Read(string resource)
    {
        using var reader = new StreamReader(
            typeof(DocsPages).Assembly.GetManifestResourceStream(resource)!
        );
        var text = reader.ReadToEnd();
        var paragraphs = text.Split("\n\n", StringSplitOptions.TrimEntries);
        return new DocsPage(
            resource[Prefix.Length..],
            paragraphs[0].TrimStart('#', ' '),
            paragraphs
                .Skip(1)
                .FirstOrDefault(paragraph => char.IsLetter(paragraph.FirstOrDefault()))
                ?.ReplaceLineEndings(" "),
            text
        );
    }
}

/// <param name="Path">Such as <c>linking</c>.</param>
/// <param name="Summary">Its first paragraph; null where it starts with none.</param>
internal sealed record DocsPage(string Path, string Title, string? Summary, string Markdown);

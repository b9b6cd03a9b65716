namespace Patchbay.Engine.Names;

/// <summary>A text of two parts, of which the second tells more about the first: <c>Ada Lovelace for Engineer</c>.</summary>
internal sealed record NameParts(string Name, string Rest)
{
    private static readonly string[] Breaks =
    [
        " for ",
        " on ",
        " at ",
        " in ",
        " of ",
        " für ",
        " bei ",
        " von ",
        " pour ",
        " chez ",
        " para ",
        " en ",
        " em ",
        " de ",
        " – ",
        " — ",
        " - ",
        " | ",
        " / ",
        ", ",
        " (",
    ];

    /// <summary>Null for a text of one part.</summary>
    public static NameParts? Of(string text)
    {
        var (at, length) = Breaks
            .Select(mark =>
                (at: text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase), mark.Length)
            )
            .Where(one => one.at > 0)
            .DefaultIfEmpty((at: -1, Length: 0))
            .MaxBy(one => one.at);
        if (at < 0)
            return null;
        var (name, rest) = (text[..at].Trim(), text[(at + length)..].Trim(' ', ')'));
        return name.Length == 0 || rest.Length == 0 ? null : new(name, rest);
    }
}

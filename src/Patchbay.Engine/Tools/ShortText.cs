namespace Patchbay.Engine.Tools;

/// <summary>Says less of the same: whole sentences, else whole clauses, else whole words.</summary>
internal static class ShortText
{
    private const int ShortestClause = 10;

    private static readonly string[] Clauses = ["; ", " (", ", ", " - "];

    // What a sentence cannot end on.
    private static readonly HashSet<string> Loose =
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "each",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "no",
        "not",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "with",
    ];

    /// <summary>The first sentences that fit; of a first one that does not, the clauses or words that do.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
            return text;
        if (LastEnd(text, most, ". ") is > 0 and var sentence)
            return text[..(sentence + 1)];
        foreach (var mark in Clauses)
            if (LastEnd(text, most, mark) is >= ShortestClause and var clause)
                return Ended(text[..clause]);
        return LastEnd(text, most, " ") is > 0 and var word ? Ended(text[..word]) : text[..most];
    }

    private static string Ended(string part)
    {
        part = part.TrimEnd(':', ',', ';', '-', ' ');
        while (part.LastIndexOf(' ') is > 0 and var last && Loose.Contains(part[(last + 1)..]))
            part = part[..last].TrimEnd(':', ',', ';', '-', ' ');
        return part + ".";
    }

    private static int LastEnd(string text, int most, string mark) =>
        text.LastIndexOf(mark, most - 1, StringComparison.Ordinal);
}

namespace Patchbay.Engine.Search;

/// <summary>
/// Cuts the endings of words, lightly and alike in all five languages, so that <c>candidates</c>, <c>Kandidaten</c> and
/// <c>candidatos</c> come close without anyone saying which language it is. What it confuses (<c>opening</c> and
/// <c>open</c>) the connector's words keep whole.
/// </summary>
internal static class Stem
{
    /// <summary>An ending is cut only where this much stays.</summary>
    private const int Least = 4;

    private static readonly string[] Endings =
    [
        "aciones",
        "amiento",
        "imiento",
        "ations",
        "amento",
        "imento",
        "iendo",
        "acion",
        "ation",
        "acoes",
        "ungen",
        "ments",
        "ando",
        "endo",
        "adas",
        "ados",
        "idas",
        "idos",
        "acao",
        "ment",
        "ada",
        "ado",
        "ida",
        "ido",
        "ung",
        "ons",
        "ing",
        "ed",
        "ez",
        "ar",
        "ir",
        "en",
        "em",
    ];

    /// <summary>How much of a folded word is its stem; a final <c>ie</c> or <c>y</c> becomes <c>i</c> in place.</summary>
    public static int Cut(Span<char> word)
    {
        var length = word.Length;
        if (length < Least || char.IsAsciiDigit(word[0]))
            return length;
        if (
            word[length - 1] == 's'
            && word[length - 2] is not ('s' or 'u' or 'i')
            && length > Least
        )
            length--;
        length = CutEnding(word[..length]);
        if (length > Least && word[length - 1] is 'a' or 'e' or 'o')
            length--;
        if (word[length - 1] == 'y')
            word[length - 1] = 'i';
        if (length > Least && word[length - 1] == word[length - 2])
            length--;
        return length;
    }

    private static int CutEnding(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= Least && word.EndsWith(ending))
                return word.Length - ending.Length;
        }
        return word.Length;
    }
}

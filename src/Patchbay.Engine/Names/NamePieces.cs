namespace Patchbay.Engine.Names;

/// <summary>
/// Parts of a text by which a search within names still finds what was misspelled: one wrong letter leaves the other
/// words, or one half of a word, as they are.
/// </summary>
internal static class NamePieces
{
    private const int Fewest = 3;

    public static IReadOnlyList<string> Of(string text)
    {
        var words = text.Split([' ', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= Fewest)
            .OrderByDescending(word => word.Length)
            .ToList();
        if (words.Count == 0)
            return [];
        var longest = words[0];
        var half = longest.Length / 2;
        return
        [
            .. words
                .Take(2)
                .Concat(
                    ((string[])[longest[..half], longest[half..]]).Where(piece =>
                        piece.Length >= Fewest
                    )
                )
                .Where(piece => !piece.Equals(text, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}

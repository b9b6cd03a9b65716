namespace Patchbay.Engine.Names;

/// <summary>Which of the records that a text may name are the best.</summary>
internal static class Best
{
    /// <summary>Those that none is better than. A beginning and a part of a name are as good as each other.</summary>
    public static IReadOnlyList<FoundName> Of(IReadOnlyList<FoundName> matches)
    {
        if (matches.Count == 0)
            return [];
        var best = matches.Min(match => Rank(match.Match));
        return
        [
            .. matches
                .Where(match => Rank(match.Match) == best)
                .DistinctBy(match => (match.Kind.Name, match.Id)),
        ];
    }

    private static int Rank(NameMatch match) =>
        (int)(match == NameMatch.Part ? NameMatch.Prefix : match);
}

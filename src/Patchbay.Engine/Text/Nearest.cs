namespace Patchbay.Engine.Text;

/// <summary>Finds what a misspelled word was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>
    /// The candidates nearest to the word, best first; none when nothing is near. Near is an edit distance
    /// (insertions, deletions, substitutions, neighbours swapped) of up to a third of the length, or enough parts in
    /// common for names made of parts, such as <c>list_candidates</c> and <c>ashby_list_candidates</c>.
    /// </summary>
    public static IReadOnlyList<string> Find(
        string word,
        IEnumerable<string> candidates,
        int most = 3
    ) =>
        [
            .. candidates
                .Distinct()
                .Select(candidate => (candidate, score: Score(word, candidate)))
                .Where(c => c.score is not null)
                .OrderBy(c => c.score)
                .ThenBy(c => c.candidate, StringComparer.Ordinal)
                .Take(most)
                .Select(c => c.candidate),
        ];

    /// <summary>0 is the same word, 1 the farthest that still counts; null is too far.</summary>
    private static double? Score(string word, string candidate)
    {
        if (word.Length is 0 or > 200 || candidate.Length is 0 or > 200)
            return null;
        var (a, b) = (word.ToLowerInvariant(), candidate.ToLowerInvariant());
        var longest = int.Max(a.Length, b.Length);
        var cut = int.Max(1, longest / 3);
        var distance =
            int.Abs(a.Length - b.Length) > cut ? int.MaxValue : EditDistance.Between(a, b);
        if (distance < longest && distance <= cut)
            return (double)distance / longest;
        var shared = SharedParts(Parts(word), Parts(candidate));
        return shared >= 0.6 ? 1 - shared / 2 : null;
    }

    /// <summary>How much of the two names' parts is the same, from 0 to 1; one part alone says too little.</summary>
    private static double SharedParts(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count < 2 || b.Count < 2)
            return 0;
        return 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<string> Parts(string name)
    {
        var parts = new HashSet<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var humps = !ends && i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!ends && !humps)
                continue;
            // The plural of a word counts as the word.
            if (i > start)
                parts.Add(name[start..i].ToLowerInvariant().TrimEnd('s'));
            start = humps ? i : i + 1;
        }
        return parts;
    }
}

namespace Patchbay.Bench.ToolSearch;

/// <summary>How well the right action was placed, over a number of requests.</summary>
internal sealed record Figures(int Requests, double Hit1, double Hit3, double Hit5, double Mrr)
{
    /// <param name="ranks">Place of the first right action of each request, from 1; 0 for not found.</param>
    public static Figures Of(IReadOnlyCollection<int> ranks) =>
        new(
            ranks.Count,
            Share(ranks, 1),
            Share(ranks, 3),
            Share(ranks, 5),
            ranks.Average(rank => rank == 0 ? 0 : 1.0 / rank)
        );

    public static int Rank(IReadOnlyList<string> found, Query query)
    {
        for (var at = 0; at < found.Count; at++)
        {
            if (query.Expected.Contains(found[at]))
                return at + 1;
        }
        return 0;
    }

    private static double Share(IReadOnlyCollection<int> ranks, int within) =>
        (double)ranks.Count(rank => rank > 0 && rank <= within) / ranks.Count;
}

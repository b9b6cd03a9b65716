using System.Text.Json;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

/// <summary>One place where the connector, or recorded reality, departs from Ashby's contract on purpose.</summary>
/// <param name="Where">The endpoint, or * for every one.</param>
/// <param name="At">The path in the request or the answer.</param>
/// <param name="Kind">What departs, such as <c>permission</c>, <c>missing required</c>, <c>answer type</c>.</param>
internal sealed record Difference(string Where, string At, string Kind)
{
    public override string ToString() => $"{Where} · {Kind} · {At}";
}

/// <summary>The reviewed list of departures, each with its reason. What is on it must occur, and nothing else may.</summary>
internal static class ReviewedDifferences
{
    public static IReadOnlyDictionary<Difference, string> All { get; } = Read();

    /// <summary>Fails on a departure that nobody reviewed, and on a reviewed one of the same group that does not occur.</summary>
    public static void Check(string group, IEnumerable<Difference> found)
    {
        var occurring = found.ToHashSet();
        var reviewed = All
            .Keys.Where(difference => difference.Kind.StartsWith(group, StringComparison.Ordinal))
            .ToList();
        var unknown = occurring
            .Where(difference => !reviewed.Exists(known => Covers(known, difference)))
            .ToList();
        var stale = reviewed
            .Where(known => !occurring.Any(difference => Covers(known, difference)))
            .ToList();
        Assert.True(
            unknown.Count == 0 && stale.Count == 0,
            $"Not reviewed:\n{string.Join('\n', unknown)}\nReviewed but not occurring:\n{string.Join('\n', stale)}"
        );
    }

    private static bool Covers(Difference known, Difference difference) =>
        known.Kind == difference.Kind
        && known.At == difference.At
        && (known.Where == "*" || known.Where == difference.Where);

    private static Dictionary<Difference, string> Read()
    {
        var all = new Dictionary<Difference, string>();
        foreach (var entry in Repository.Reference("differences.json").EnumerateArray())
        {
            var reason = entry.GetProperty("reason").GetString()!;
            Assert.NotEmpty(reason);
            foreach (var where in entry.GetProperty("where").EnumerateArray())
            foreach (var at in entry.GetProperty("at").EnumerateArray())
                all.Add(
                    new Difference(
                        where.GetString()!,
                        at.GetString()!,
                        entry.GetProperty("kind").GetString()!
                    ),
                    reason
                );
        }
        return all;
    }
}

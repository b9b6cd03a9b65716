using System.Text.Json;
using System.Text.RegularExpressions;
using Patchbay.Engine.Schemas;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

/// <summary>One place where the connector, or recorded reality, departs from Ashby's contract on purpose.</summary>
/// <param name="Where">The endpoint, or * for every one.</param>
/// <param name="At">The path in the request or the answer.</param>
/// <param name="Kind">What departs, such as <c>permission</c>, <c>missing required</c>, <c>answer type</c>.</param>
internal sealed partial record Difference(string Where, string At, string Kind)
{
    public static Difference InRequest(string endpoint, SchemaFault fault) =>
        new(endpoint, WithoutIndexes(fault.Path), $"wire request {fault.Keyword}");

    /// <summary>An answer departs by resource and field, since all endpoints of a resource answer with the same entity.</summary>
    public static Difference InAnswer(string endpoint, SchemaFault fault)
    {
        var field = WithoutIndexes(fault.Path)
            .Replace("$.results[].", "")
            .Replace("$.results.", "");
        var isNull =
            fault.Message.Contains("null", StringComparison.Ordinal)
            && fault.Keyword is "type" or "enum";
        return new Difference(
            endpoint.Split('.')[0],
            field,
            isNull ? "wire answer null" : $"wire answer {fault.Keyword}"
        );
    }

    public override string ToString() => $"{Where} · {Kind} · {At}";

    private static string WithoutIndexes(string path) => Index().Replace(path, "[]");

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, 1000)]
    private static partial Regex Index();
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
        var unknown = occurring.Where(difference => !IsReviewed(difference)).ToList();
        var stale = reviewed
            .Where(known => !occurring.Any(difference => Covers(known, difference)))
            .ToList();
        Assert.True(
            unknown.Count == 0 && stale.Count == 0,
            $"Not reviewed:\n{string.Join('\n', unknown)}\nReviewed but not occurring:\n{string.Join('\n', stale)}"
        );
    }

    public static bool IsReviewed(Difference difference) =>
        All.Keys.Any(known => Covers(known, difference));

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

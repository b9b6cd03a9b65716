using System.Security.Cryptography;
using Patchbay.Engine.Search;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Search;

/// <summary>The requests of bench/tool-search: a change that spoils the search shows here. Failures tell no request.</summary>
public sealed class QuerySetTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "bench", "tool-search");

    [Fact]
    public void The_unseen_requests_are_those_that_were_sealed()
    {
        var sealedAs = File.ReadAllText(Path.Combine(Folder, "unseen.sha256")).Split(' ')[0];
        var bytes = File.ReadAllBytes(Path.Combine(Folder, "unseen.tsv"));
        Assert.Equal(sealedAs, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [InlineData("tuning.tsv", 0.88, 0.97)]
    [InlineData("unseen.tsv", 0.85, 0.96)]
    public void The_right_action_comes_first_and_among_five_as_often_as_before(
        string file,
        double first,
        double amongFive
    )
    {
        var search = ActionSearch.For(Ashby.Connector);
        var ranks = File.ReadLines(Path.Combine(Folder, file))
            .Select(line => line.Split('\t'))
            .Select(parts => Rank(search, parts[1].Split(','), parts[2]))
            .ToList();
        Assert.True(ranks.Count > 500);
        Assert.InRange((double)ranks.Count(rank => rank == 0) / ranks.Count, first, 1);
        Assert.InRange((double)ranks.Count(rank => rank >= 0) / ranks.Count, amongFive, 1);
    }

    /// <returns>From 0; -1 when it is not among the first five.</returns>
    private static int Rank(ActionSearch search, string[] expected, string query)
    {
        var found = search.Find(query, 5);
        for (var at = 0; at < found.Count; at++)
        {
            if (expected.Contains(found[at].Action.Id))
                return at;
        }
        return -1;
    }
}

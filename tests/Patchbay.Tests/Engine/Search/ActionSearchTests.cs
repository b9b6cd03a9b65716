using Patchbay.Engine.Search;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Search;

public sealed class ActionSearchTests
{
    private static readonly ActionSearch Search = ActionSearch.For(Ashby.Connector);

    [Fact]
    public void Every_exact_id_and_every_label_of_one_action_alone_wins_with_a_score_of_1()
    {
        var labels = Ashby.Connector.Actions.ToLookup(action => action.Label);
        foreach (var action in Ashby.Connector.Actions)
        {
            AssertWins(action.Id, action.Id);
            AssertWins(action.Id["ashby_".Length..], action.Id);
            AssertWins(action.Id.ToUpperInvariant(), action.Id);
            if (labels[action.Label].Count() == 1)
                AssertWins(action.Label, action.Id);
        }
    }

    [Fact]
    public void A_filter_leaves_out_what_is_not_allowed()
    {
        var hits = Search.Find("list candidates", 10, action => action.Resource == "job");
        Assert.All(hits, hit => Assert.Equal("job", hit.Action.Resource));
    }

    [Fact]
    public void Nothing_is_found_for_no_words()
    {
        Assert.Empty(Search.Find("", 10));
        Assert.Empty(Search.Find(" \t…?!", 10));
    }

    private static void AssertWins(string query, string id)
    {
        var best = Search.Find(query, 1)[0];
        Assert.Equal(id, best.Action.Id);
        Assert.Equal(1, best.Score);
    }
}

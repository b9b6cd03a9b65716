using CsCheck;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Guides;

public class GuideAddressTests
{
    private static readonly Connector Connector = Ashby.Connector;

    [Fact]
    public void Few_actions_are_named_and_many_are_numbered()
    {
        Assert.Equal(
            "list_candidates,create_candidate",
            Write("ashby_create_candidate", "ashby_list_candidates")
        );
        var many = Connector.Actions.Take(30).ToList();
        Assert.Equal("1.____Pw", GuideAddress.Write(Connector, many));
        Assert.True(GuideAddress.Write(Connector, Connector.Actions)!.Length <= 32);
    }

    [Fact]
    public void All_actions_of_the_guide_need_no_value_and_none_is_an_empty_one()
    {
        Assert.Null(
            GuideAddress.Write(Connector, Connector.Actions.Where(one => !one.Additional).ToList())
        );
        Assert.Equal(137, GuideAddress.Read(Connector, null).Actions.Count);
        Assert.Equal("", GuideAddress.Write(Connector, []));
        Assert.Empty(GuideAddress.Read(Connector, "").Actions);
    }

    [Fact]
    public void Every_selection_comes_back_from_its_address() =>
        Gen
            .Bool.Array[Connector.Actions.Count]
            .Sample(picks =>
            {
                var actions = Connector.Actions.Where((_, index) => picks[index]).ToList();
                var read = GuideAddress.Read(Connector, GuideAddress.Write(Connector, actions));
                Assert.Equal(actions, read.Actions);
                Assert.Empty(read.UnknownActions);
                Assert.Equal(Connector.Scopes.MinimalSet(actions), read.Scopes);
            });

    [Fact]
    public void Whole_ids_are_read_as_well_and_what_is_no_action_is_told()
    {
        var read = GuideAddress.Read(Connector, "ashby_list_jobs, list_offers,frobnicate,,<b>");

        Assert.Equal(["ashby_list_jobs", "ashby_list_offers"], read.Actions.Select(one => one.Id));
        Assert.Equal(["frobnicate", "<b>"], read.UnknownActions);
    }

    [Fact]
    public void Numbers_that_are_not_given_yet_are_counted_as_unknown()
    {
        var later = new ActionNumbers([.. Connector.Numbers.Ids, "ashby_new_one", "ashby_other"]);
        var value = "1." + later.Encode(["ashby_list_jobs", "ashby_new_one", "ashby_other"]);

        var read = GuideAddress.Read(Connector, value);

        Assert.Equal("ashby_list_jobs", Assert.Single(read.Actions).Id);
        Assert.Equal(["+2"], read.UnknownActions);
    }

    [Theory]
    [InlineData("1.a")]
    [InlineData("1.äö")]
    [InlineData("2.AAAA")]
    public void What_is_no_numbered_form_is_an_unknown_action(string value)
    {
        var read = GuideAddress.Read(Connector, value);

        Assert.Empty(read.Actions);
        Assert.Equal([value], read.UnknownActions);
    }

    // Written down when addresses with them came into the world. A difference here breaks links that people keep.
    [Fact]
    public void Addresses_of_old_keep_their_meaning()
    {
        Assert.Equal(
            [
                "ashby_list_departments",
                "ashby_list_job_postings",
                "ashby_list_brands",
                "ashby_get_api_key",
            ],
            GuideAddress.Read(Connector, "1.AQIAAAAAAAAAAAAAAAAAAAAD").Actions.Select(one => one.Id)
        );
        Assert.Equal(
            File.ReadAllLines(
                Path.Combine(Repository.Root, "tests", "reference", "action-numbers.txt")
            ),
            Connector.Numbers.Ids.Take(165)
        );
    }

    [Fact]
    public void Scopes_by_any_name_give_exactly_them_and_the_actions_that_they_allow()
    {
        var read = GuideSelection.OfScopes(
            Connector,
            ["hiringProcessMetadata:read", "candidatesRead", "rootWrite"]
        );

        Assert.Equal(["candidatesRead", "hiringProcessRead"], read.Scopes.Select(one => one.Name));
        Assert.Equal(["rootWrite"], read.UnknownScopes);
        Assert.All(
            read.Actions,
            action =>
                Assert.Subset(
                    new HashSet<string> { "candidatesRead", "hiringProcessRead" },
                    action.MinimalScopes.ToHashSet()
                )
        );
        Assert.Contains(read.Actions, action => action.Id == "ashby_list_sources");
    }

    private static string? Write(params string[] ids) =>
        GuideAddress.Write(Connector, ids.Select(Ashby.Action).ToList());
}

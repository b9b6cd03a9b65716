using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Scopes;

public class ScopeTests
{
    [Theory]
    [InlineData("hiringProcessRead")]
    [InlineData("hiringProcessMetadataRead")]
    [InlineData("hiringProcessMetadata:read")]
    [InlineData("Hiring Process: Read")]
    [InlineData(" hiring process: read ")]
    public void A_scope_is_found_under_each_of_its_names(string name)
    {
        Assert.True(Ashby.Connector.Scopes.TryGet(name, out var scope));
        Assert.Equal("hiringProcessRead", scope.Name);
    }

    [Fact]
    public void The_guide_s_actions_need_exactly_its_17_scopes()
    {
        var needed = Ashby.Connector.Scopes.MinimalSet(
            Ashby.Connector.Actions.Where(action => !action.Additional)
        );

        Assert.Equal(17, needed.Count);
        Assert.Equal(Ashby.Connector.Scopes.All.Where(scope => scope.InGuide), needed);
    }

    [Fact]
    public void A_minimal_set_names_each_scope_once_in_the_order_of_the_form()
    {
        var set = Ashby.Connector.Scopes.MinimalSet([
            Ashby.Action("ashby_list_offers"),
            Ashby.Action("ashby_list_jobs"),
            Ashby.Action("ashby_get_job"),
        ]);

        Assert.Equal(["jobsRead", "offersRead"], set.Select(scope => scope.Name));
    }

    [Theory]
    [InlineData("ashby_list_interviewer_pools", "interviewsRead", "hiringProcessRead")]
    [InlineData("ashby_get_survey_form_definition", "candidatesRead", "hiringProcessRead")]
    [InlineData("ashby_get_referral_form", "candidatesRead", "hiringProcessRead")]
    [InlineData("ashby_list_brands", "hiringProcessRead", "organizationRead")]
    [InlineData("ashby_get_project", "candidatesRead", "jobsRead")]
    public void Where_guide_and_provider_differ_the_minimal_set_has_both(
        string id,
        string guide,
        string provider
    )
    {
        var action = Ashby.Action(id);

        Assert.Equal([guide], action.Scopes);
        var difference = Assert.Single(action.ProviderScopes);
        Assert.Equal(provider, difference.Scope);
        Assert.NotEmpty(difference.Reason);
        Assert.Equivalent(
            new[] { guide, provider },
            Ashby.Connector.Scopes.MinimalSet([action]).Select(scope => scope.Name)
        );
    }
}

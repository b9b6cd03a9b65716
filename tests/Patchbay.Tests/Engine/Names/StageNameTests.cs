using Patchbay.Engine.Names;

namespace Patchbay.Tests.Engine.Names;

/// <summary>A stage such as <i>onsite</i> is there once in each interview plan.</summary>
public sealed class StageNameTests : IAsyncLifetime
{
    private NamesWorld _world = null!;
    private string _engineering = "";
    private string _commercial = "";

    public async ValueTask InitializeAsync()
    {
        _world = await NamesWorld.StartAsync();
        _engineering = _world.AddStage("Engineering", "Onsite");
        _commercial = _world.AddStage("Commercial", "On-site");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("onsite", "interview_stage")]
    [InlineData("On site", "stage")]
    [InlineData("the onsite stage", null)]
    [InlineData("onsite", null)]
    public async Task Without_a_plan_it_is_ambiguous_by_plan(string text, string? kind)
    {
        var found = await _world.ResolveAsync(text, kind);
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.Equal(
            new[] { ("Commercial", _commercial), ("Engineering", _engineering) },
            found
                .Candidates.Select(one =>
                    (one.Differs.First(tell => tell.Key == "plan").Value, one.Id)
                )
                .Order()
        );
        // The plans once, and the stages of each.
        Assert.Equal(5, found.Calls);
        Assert.Equal(kind is null, found.Guess is not null);
    }

    [Fact]
    public async Task The_plan_is_the_context_s_by_id_in_one_call()
    {
        var plan = await IdAsync("ashby_list_interview_plans", "title", "Commercial");
        var found = await _world.ResolveAsync("onsite", "stage", ("interview_plan", plan));
        Assert.Equal(_commercial, found.Match!.Id);
        Assert.Equal(["interviewStage.list"], _world.Called);
    }

    [Fact]
    public async Task The_plan_may_be_named()
    {
        var found = await _world.ResolveAsync("onsite", "stage", ("interview_plan", "commercial"));
        Assert.Equal(_commercial, found.Match!.Id);
        Assert.Equal(["interviewPlan.list", "interviewStage.list"], _world.Called);
    }

    [Fact]
    public async Task The_text_itself_may_tell_the_plan()
    {
        var found = await _world.ResolveAsync("Onsite (Engineering)", "stage");
        Assert.Equal(_engineering, found.Match!.Id);
    }

    [Fact]
    public async Task The_plan_that_the_text_tells_best_is_taken_and_not_one_that_begins_alike()
    {
        _world.AddPlan("Engineering Leads");
        var leads = _world.AddStage("Engineering Leads", "Onsite");
        var found = await _world.ResolveAsync("Onsite (Engineering)", "stage");
        Assert.Equal(_engineering, found.Match!.Id);
        found = await _world.ResolveAsync("Onsite (Engineering Leads)", "stage");
        Assert.Equal(leads, found.Match!.Id);
    }

    [Fact]
    public async Task An_application_of_another_job_than_the_context_s_follows_the_job()
    {
        var application = (await _world.RunAsync("ashby_list_applications"))
            .EnumerateArray()
            .First(one =>
                one.GetProperty("job").GetProperty("title").GetString() == "Firmware Engineer"
            );
        var job = await IdAsync("ashby_list_jobs", "title", "Account Executive, Nordics");
        var found = await _world.ResolveAsync(
            "onsite",
            "stage",
            ("application", NamesWorld.Id(application)),
            ("jobId", job)
        );
        Assert.Equal(_commercial, found.Match!.Id);
        Assert.Contains(
            found.Notes,
            note => note.Contains("belongs to another job", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_job_s_plan_takes_one_call_and_says_that_it_is_the_default_one()
    {
        var job = await IdAsync("ashby_list_jobs", "title", "Firmware Engineer");
        var found = await _world.ResolveAsync("onsite", "stage", ("job", job));
        Assert.Equal(_engineering, found.Match!.Id);
        Assert.Equal(["jobInterviewPlan.info"], _world.Called);
        Assert.Contains(
            found.Notes,
            note => note.Contains("default plan", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_application_s_plan_takes_two_calls()
    {
        var application = (await _world.RunAsync("ashby_list_applications"))
            .EnumerateArray()
            .First(one =>
                one.GetProperty("job").GetProperty("title").GetString() == "Firmware Engineer"
            );
        var found = await _world.ResolveAsync(
            "onsite",
            "stage",
            ("application", NamesWorld.Id(application))
        );
        Assert.Equal(_engineering, found.Match!.Id);
        Assert.Equal(["application.info", "interviewStage.list"], _world.Called);

        var candidate = application.GetProperty("candidate").GetProperty("name").GetString()!;
        var named = await _world.ResolveAsync("onsite", "stage", ("application", candidate));
        Assert.Equal(_engineering, named.Match!.Id);
    }

    [Fact]
    public async Task A_stage_that_the_plan_has_not_is_answered_with_those_it_has()
    {
        var found = await _world.ResolveAsync("Onsite", "stage", ("interview_plan", "Interns"));
        Assert.Equal(ResolutionState.NotFound, found.State);
        Assert.Contains("One conversation", found.Nearest);
        Assert.DoesNotContain("Interns", found.Nearest);
    }

    [Fact]
    public async Task A_context_that_is_ambiguous_or_unknown_is_told_and_nothing_else_is_looked_for()
    {
        var found = await _world.ResolveAsync("onsite", "stage", ("job", "Engineer"));
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.All(found.Candidates, one => Assert.Equal("job", one.Kind));
        Assert.Contains(found.Notes, note => note.Contains("'Engineer'", StringComparison.Ordinal));
        Assert.DoesNotContain("interviewStage.list", _world.Called);

        var unknown = await _world.ResolveAsync("onsite", "stage", ("jbo", "Engineer"));
        Assert.Equal(ResolutionState.UnknownKind, unknown.State);
        Assert.Equal(["job"], unknown.Nearest);
        Assert.Empty(_world.Called);
    }

    [Fact]
    public async Task Texts_of_one_request_share_what_was_read()
    {
        var plan = ("interview_plan", "Commercial");
        var all = await _world.ResolveAllAsync(
            new NameQuery("onsite", "stage", NamesWorld.Context(plan)),
            new NameQuery("Offer", "stage", NamesWorld.Context(plan)),
            new NameQuery("Hired", "stage", NamesWorld.Context(plan))
        );
        Assert.All(all, one => Assert.Equal(ResolutionState.Resolved, one.State));
        Assert.Equal([2, 0, 0], all.Select(one => one.Calls));
    }

    private async Task<string> IdAsync(string list, string field, string value) =>
        NamesWorld.Id(
            (await _world.RunAsync(list))
                .EnumerateArray()
                .First(one => one.GetProperty(field).GetString() == value)
        );
}

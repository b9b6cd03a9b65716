using Patchbay.Engine.Names;

namespace Patchbay.Tests.Engine.Names;

/// <summary>Names of a local Ashby turned into ids, and what that costs.</summary>
public sealed class NameResolverTests : IAsyncLifetime
{
    private NamesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await NamesWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_candidate_is_found_by_name_in_one_call()
    {
        var id = await _world.CreateCandidateAsync("Quilla Zebedee");
        var found = await _world.ResolveAsync("quilla zebedee", "candidate");
        Assert.Equal(ResolutionState.Resolved, found.State);
        Assert.Equal(
            (id, NameMatch.Folded, false),
            (found.Match!.Id, found.Match.Match, found.Match.IsFuzzy)
        );
        Assert.Equal(["candidate.search"], _world.Called);
        Assert.Null(found.Guess);
    }

    [Fact]
    public async Task A_stage_is_that_of_the_job_of_the_application_or_of_the_plan_in_context()
    {
        var engineering = _world.AddStage("Engineering", "Onsite");
        var commercial = _world.AddStage("Commercial", "On-site");

        var anywhere = await _world.ResolveAsync("onsite", "interview_stage");
        Assert.Equal(ResolutionState.Ambiguous, anywhere.State);
        Assert.Equal(
            [("plan", "Engineering"), ("plan", "Commercial")],
            anywhere.Candidates.Select(one =>
                one.Differs.Select(tell => (tell.Key, tell.Value)).First(tell => tell.Key == "plan")
            )
        );
        Assert.Equal([engineering, commercial], anywhere.Candidates.Select(one => one.Id));
    }

    [Fact]
    public async Task A_source_takes_one_call()
    {
        var found = await _world.ResolveAsync("linkedin", "source");
        Assert.Equal(["source.list"], _world.Called);
        Assert.True(
            found.State is ResolutionState.Resolved or ResolutionState.NotFound,
            found.State.ToString()
        );
    }
}

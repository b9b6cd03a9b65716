using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;

namespace Patchbay.Tests.Engine.Names;

/// <summary>People by what is written of them: in full, in part, misspelled, by address.</summary>
public sealed class CandidateNameTests : IAsyncLifetime
{
    private NamesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await NamesWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("Quilla Zebedee", NameMatch.Exact, false, 1)]
    [InlineData("  quilla   ZEBEDEE ", NameMatch.Folded, false, 1)]
    [InlineData("Quilla", NameMatch.Prefix, true, 1)]
    [InlineData("Zebedee", NameMatch.Part, true, 1)]
    [InlineData("Quilla Zebedeo", NameMatch.Typo, true, 2)]
    [InlineData("Zebedee, Quilla", NameMatch.Folded, false, 2)]
    public async Task A_name_is_found_and_how_it_fits_is_said(
        string text,
        NameMatch match,
        bool fuzzy,
        int calls
    )
    {
        var id = await _world.CreateCandidateAsync("Quilla Zebedee");
        var found = await _world.ResolveAsync(text, "candidate");
        Assert.Equal(ResolutionState.Resolved, found.State);
        Assert.Equal((id, match, fuzzy), (found.Match!.Id, found.Match.Match, found.Match.IsFuzzy));
        Assert.Equal("Quilla Zebedee", found.Match.Name);
        Assert.InRange(found.Calls, 1, calls + 1);
        Assert.All(_world.Called, method => Assert.Equal("candidate.search", method));
        Assert.Null(found.Guess);
    }

    [Theory]
    [InlineData("José Garcês", "Jose Garces")]
    [InlineData("Jürgen Zöllner", "Juergen Zoellner")]
    [InlineData("Jürgen Zöllner", "Jurgen Zollner")]
    [InlineData("Søren Ærø", "Soren Aero")]
    [InlineData("Łukasz Żuraw", "Lukasz Zuraw")]
    [InlineData("Siân O'Quill", "Sian OQuill")]
    public async Task Accents_may_be_left_out_or_written_in_two_letters(string name, string text)
    {
        var id = await _world.CreateCandidateAsync(name);
        var found = await _world.ResolveAsync(text, "candidate");
        Assert.Equal(ResolutionState.Resolved, found.State);
        Assert.Equal((id, NameMatch.Folded), (found.Match!.Id, found.Match.Match));
        Assert.InRange(found.Calls, 1, 5);
    }

    [Fact]
    public async Task Two_of_one_name_are_never_chosen_between_and_what_differs_is_said()
    {
        var first = await _world.CreateCandidateAsync("Quilla Twin", "one@example.com");
        var second = await _world.CreateCandidateAsync("Quilla Twin", "two@example.com");
        var found = await _world.ResolveAsync("Quilla Twin", "candidate");
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.Null(found.Match);
        Assert.Equal(
            new[] { (first, "one@example.com"), (second, "two@example.com") }.Order(),
            found
                .Candidates.Select(one =>
                    (one.Id, one.Differs.Single(tell => tell.Key == "email").Value)
                )
                .Order()
        );
        Assert.Equal(["candidate.search"], _world.Called);
    }

    [Fact]
    public async Task A_part_that_two_names_have_is_ambiguous_and_a_whole_name_is_not()
    {
        await _world.CreateCandidateAsync("Quilla Zebedee");
        await _world.CreateCandidateAsync("Quilla Zebedee Marsh");
        Assert.Equal(
            ResolutionState.Ambiguous,
            (await _world.ResolveAsync("Zebedee", "candidate")).State
        );
        var whole = await _world.ResolveAsync("Quilla Zebedee", "candidate");
        Assert.Equal(
            (ResolutionState.Resolved, "Quilla Zebedee"),
            (whole.State, whole.Match!.Name)
        );
    }

    [Fact]
    public async Task A_misspelled_name_that_two_people_may_have_is_ambiguous()
    {
        await _world.CreateCandidateAsync("Quilla Zebedees");
        await _world.CreateCandidateAsync("Quilla Zebedeer");
        var found = await _world.ResolveAsync("Quilla Zebedeet", "candidate");
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.All(found.Candidates, one => Assert.Equal(NameMatch.Typo, one.Match));
    }

    [Fact]
    public async Task An_address_is_looked_for_among_candidates_and_users_in_one_call_each()
    {
        var id = await _world.CreateCandidateAsync("Quilla Zebedee", "quilla@example.com");
        var found = await _world.ResolveAsync("Quilla@Example.com");
        Assert.Equal((id, "candidate"), (found.Match!.Id, found.Match.Kind));
        Assert.Equal(["candidate.search", "user.search"], _world.Called.Order());
        Assert.Equal("The text is an email address.", found.Guess);
    }

    [Fact]
    public async Task An_address_that_a_candidate_and_a_user_have_is_ambiguous_by_kind()
    {
        var user = (await _world.RunAsync("ashby_list_users"))[0];
        var email = user.GetProperty("email").GetString()!;
        await _world.CreateCandidateAsync("Also A Candidate", email);
        var found = await _world.ResolveAsync(email);
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.Equal(["candidate", "user"], found.Candidates.Select(one => one.Kind).Order());

        var stated = await _world.ResolveAsync(email, "interviewer");
        Assert.Equal((NamesWorld.Id(user), "user"), (stated.Match!.Id, stated.Match.Kind));
        Assert.Equal(["user.search"], _world.Called);
    }

    [Fact]
    public async Task A_key_that_may_not_look_is_told_and_not_hidden_as_not_found()
    {
        _world.UseKey("jobsRead");
        var found = await _world.ResolveAsync("Anybody At All", "candidate");
        Assert.Equal(ResolutionState.CouldNotLook, found.State);
        var failure = Assert.Single(found.Failures);
        Assert.Equal(
            ("candidate", "ashby_search_candidates", FailureKind.MissingPermission),
            (failure.Kind, failure.Action, failure.Failure.Kind)
        );
        Assert.NotNull(failure.Failure.Remedy);
        Assert.Single(_world.Called);
    }

    [Fact]
    public async Task Nobody_of_the_name_is_not_found()
    {
        var found = await _world.ResolveAsync("Xyqq Wvvk", "candidate");
        Assert.Equal(ResolutionState.NotFound, found.State);
        Assert.Empty(found.Failures);
        Assert.Equal(["candidate"], found.Kinds);
    }

    [Fact]
    public async Task A_name_that_very_many_have_says_that_there_are_more()
    {
        for (var at = 0; at < 101; at++)
            await _world.CreateCandidateAsync("Quilla Legion");
        var found = await _world.ResolveAsync("Quilla Legion", "candidate");
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.Equal(10, found.Candidates.Count);
        Assert.True(found.MoreCandidates);
        Assert.Contains(
            found.Notes,
            note => note.Contains("100 at most", StringComparison.Ordinal)
        );
        Assert.Single(_world.Called);
    }
}

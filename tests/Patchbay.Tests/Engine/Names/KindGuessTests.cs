using Patchbay.Engine.Names;

namespace Patchbay.Tests.Engine.Names;

/// <summary>What is done when nobody says the kind: a guess, and it is said.</summary>
public sealed class KindGuessTests : IAsyncLifetime
{
    private NamesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await NamesWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("source LinkedIn", "source", "LinkedIn", 1)]
    [InlineData("Quelle: linkedin", "source", "LinkedIn", 1)]
    [InlineData("LinkedIn source", "source", "LinkedIn", 1)]
    [InlineData("tag \"Silver medallist\"", "tag", "Silver medallist", 1)]
    [InlineData("the department Supply Chain", "department", "Supply Chain", 1)]
    [InlineData("in Dublin", "location", "Dublin", 1)]
    [InlineData("req Firmware Engineer", "job", "Firmware Engineer", 1)]
    [InlineData("Team interview", "interview", "Team interview", 1)]
    [InlineData("NL-115", "opening", "NL-115", 3)]
    [InlineData("Firmware Engineer", "job", "Firmware Engineer", 2)]
    [InlineData("LinkedIn", "source", "LinkedIn", 8)]
    [InlineData("Employee referral", "source", "Employee referral", 8)]
    public async Task The_kind_is_guessed_from_the_text_and_the_guess_is_said(
        string text,
        string kind,
        string name,
        int calls
    )
    {
        var found = await _world.ResolveAsync(text);
        Assert.Equal(
            (ResolutionState.Resolved, kind, name),
            (found.State, found.Match?.Kind, found.Match?.Name)
        );
        Assert.NotNull(found.Guess);
        Assert.Equal(calls, found.Calls);
    }

    [Fact]
    public async Task What_fits_two_kinds_alike_is_ambiguous()
    {
        await _world.CreateCandidateAsync("Firmware Engineer");
        var found = await _world.ResolveAsync("Firmware Engineer");
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.Equal(["candidate", "job"], found.Candidates.Select(one => one.Kind).Order());
    }

    [Fact]
    public async Task What_is_found_nowhere_says_where_it_was_looked_for()
    {
        var found = await _world.ResolveAsync("Xyqqzz");
        Assert.Equal(ResolutionState.NotFound, found.State);
        Assert.Contains("candidate", found.Kinds);
        Assert.Contains("source", found.Kinds);
        Assert.Contains("no others", found.Guess);
        Assert.InRange(found.Calls, 1, 16);
    }

    [Fact]
    public async Task A_kind_that_may_not_be_looked_through_is_told_beside_what_was_found()
    {
        _world.UseKey("jobsRead");
        var found = await _world.ResolveAsync("Firmware Engineer");
        Assert.Equal((ResolutionState.Resolved, "job"), (found.State, found.Match!.Kind));
        Assert.Equal("candidate", Assert.Single(found.Failures).Kind);

        // What fits only roughly may be there in full where the key cannot look.
        var rough = await _world.ResolveAsync("Firmware Engin");
        Assert.Equal(ResolutionState.CouldNotLook, rough.State);
        Assert.Equal("Firmware Engineer", Assert.Single(rough.Candidates).Name);
        Assert.Null(rough.Match);
    }

    [Theory]
    [InlineData("candidat", "candidate", true)]
    [InlineData("Bewerber", "candidate", true)]
    [InlineData("scorecard", "feedback_form", true)]
    [InlineData("dispo", "archive_reason", true)]
    [InlineData("étapa", "interview_stage", true)]
    [InlineData("jbo", "job", false)]
    [InlineData("departmnt", "department", false)]
    public async Task A_kind_goes_by_many_words_and_a_misspelled_one_is_suggested(
        string word,
        string kind,
        bool known
    )
    {
        var names = Support.Ashby.Connector.Names;
        Assert.Equal(known, names.TryFind(word, out var found));
        if (known)
        {
            Assert.Equal(kind, found!.Name);
            return;
        }
        Assert.Contains(kind, names.Suggest(word));
        Assert.Equal(ResolutionState.UnknownKind, (await _world.ResolveAsync("x", word)).State);
        Assert.Empty(_world.Called);
    }

    [Fact]
    public async Task An_id_is_itself_and_checked_where_its_kind_is_stated()
    {
        var id = await _world.CreateCandidateAsync("Quilla Zebedee");
        var checkedId = await _world.ResolveAsync(id, "candidate");
        Assert.Equal(
            (id, "Quilla Zebedee", NameMatch.Id),
            (checkedId.Match!.Id, checkedId.Match.Name, checkedId.Match.Match)
        );
        Assert.Equal(["candidate.info"], _world.Called);

        var missing = await _world.ResolveAsync(
            "3ae2b801-19f6-41ef-ad28-214bd731948f",
            "candidate"
        );
        Assert.Equal(ResolutionState.NotFound, missing.State);

        var unsaid = await _world.ResolveAsync(id);
        Assert.Equal((id, null), (unsaid.Match!.Id, unsaid.Match.Kind));
        Assert.Empty(_world.Called);
        Assert.Contains(
            unsaid.Notes,
            note => note.Contains("not checked", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_context_that_says_nothing_about_the_kind_is_told()
    {
        var found = await _world.ResolveAsync("LinkedIn", "source", ("job", "Firmware Engineer"));
        Assert.Equal("LinkedIn", found.Match!.Name);
        Assert.Contains(found.Notes, note => note.Contains("not used", StringComparison.Ordinal));
    }
}

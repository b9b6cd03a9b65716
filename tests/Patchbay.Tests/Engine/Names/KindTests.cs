using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Names;

/// <summary>Every kind that the connector names, against a local Ashby.</summary>
public sealed class KindTests : IAsyncLifetime
{
    /// <summary>What finding one by its whole name takes, when the kind is stated.</summary>
    public static readonly TheoryData<string, string> Calls = new()
    {
        { "candidate", "candidate.search" },
        { "application", "candidate.search application.info" },
        { "job", "job.search" },
        { "opening", "opening.search" },
        { "job_posting", "jobPosting.list" },
        { "interview_plan", "interviewPlan.list" },
        { "interview", "interview.list" },
        { "interviewer_pool", "interviewerPool.list" },
        { "user", "user.list" },
        { "department", "department.list" },
        { "location", "location.list" },
        { "source", "source.list" },
        { "tag", "candidateTag.list" },
        { "project", "project.search" },
        { "archive_reason", "archiveReason.list" },
        { "close_reason", "closeReason.list" },
        { "communication_template", "communicationTemplate.list" },
        { "custom_field", "customField.list" },
        { "feedback_form", "feedbackFormDefinition.list" },
        { "survey_form", "surveyFormDefinition.list" },
        { "referral_form", "referralForm.info" },
        { "hiring_team_role", "applicationHiringTeamRole.list" },
        { "brand", "brand.list" },
        { "job_board", "jobBoard.list" },
        { "job_template", "jobTemplate.list" },
    };

    /// <summary>Kinds that have tests of their own, for they are found through others.</summary>
    private static readonly string[] Through =
    [
        "interview_stage",
        "interview_schedule",
        "interview_event",
        "offer",
    ];

    private NamesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await NamesWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void Every_kind_is_tested() =>
        Assert.Equal(
            Ashby.Connector.Names.Kinds.Select(kind => kind.Name).Order(),
            Calls.Select(row => row.Data.Item1).Concat(Through).Order()
        );

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_record_is_found_by_its_name_with_the_fewest_calls(string kind, string calls)
    {
        var definition = Ashby.Connector.Names[kind];
        var record = await FirstAsync(definition);
        var name = definition
            .Names.Select(path => path.First(record))
            .First(text => text is not null)!;
        var found = await _world.ResolveAsync(name, kind);
        Assert.Equal(
            (ResolutionState.Resolved, NamesWorld.Id(record), NameMatch.Exact, kind),
            (found.State, found.Match?.Id, found.Match?.Match, found.Match?.Kind)
        );
        Assert.Equal(calls, string.Join(' ', _world.Called));
    }

    [Fact]
    public async Task Schedules_meetings_and_offers_are_found_through_the_candidate()
    {
        var applications = (await _world.RunAsync("ashby_list_applications"))
            .EnumerateArray()
            .ToDictionary(
                NamesWorld.Id,
                one => one.GetProperty("candidate").GetProperty("name").GetString()!
            );
        var schedule = (await _world.RunAsync("ashby_list_interview_schedules"))
            .EnumerateArray()
            .First(one => applications.ContainsKey(Text(one, "applicationId")));
        var candidate = applications[Text(schedule, "applicationId")];
        var found = await _world.ResolveAsync(candidate, "interview_schedule");
        Assert.Contains(
            NamesWorld.Id(schedule),
            found.Candidates.Select(one => one.Id).Append(found.Match?.Id)
        );
        Assert.All(
            found.Candidates,
            one => Assert.Contains(one.Differs, tell => tell.Key is "starts" or "stage" or "status")
        );

        var meetings = await _world.ResolveAsync(
            "meeting",
            "interview_event",
            ("interview_schedule", NamesWorld.Id(schedule))
        );
        Assert.Equal(["interviewEvent.list"], _world.Called);
        Assert.True(
            meetings.State is ResolutionState.Resolved or ResolutionState.Ambiguous,
            meetings.State.ToString()
        );

        var offer = (await _world.RunAsync("ashby_list_offers"))[0];
        var offered = await _world.ResolveAsync(
            "offer",
            "offer",
            ("application", Text(offer, "applicationId"))
        );
        Assert.Equal(NamesWorld.Id(offer), offered.Match!.Id);
        Assert.Equal(NameMatch.Only, offered.Match.Match);
        Assert.Equal(["offer.list"], _world.Called);
    }

    [Fact]
    public async Task An_application_is_told_by_candidate_and_job()
    {
        var candidate = await _world.CreateCandidateAsync("Quilla Zebedee");
        var jobs = await _world.RunAsync("ashby_list_jobs", new { status = new[] { "Open" } });
        var made = new List<string>();
        foreach (var job in jobs.EnumerateArray().Take(2))
            made.Add(
                NamesWorld.Id(
                    await _world.RunAsync(
                        "ashby_create_application",
                        new { candidateId = candidate, jobId = NamesWorld.Id(job) }
                    )
                )
            );
        var both = await _world.ResolveAsync("Quilla Zebedee", "application");
        Assert.Equal(ResolutionState.Ambiguous, both.State);
        Assert.Equal(
            [Text(jobs[0], "title"), Text(jobs[1], "title")],
            both.Candidates.Select(one => one.Differs.First(tell => tell.Key == "job").Value)
        );
        Assert.Equal(3, both.Calls);

        foreach (
            var found in new[]
            {
                await _world.ResolveAsync(
                    $"Quilla Zebedee for {Text(jobs[1], "title")}",
                    "application"
                ),
                await _world.ResolveAsync(
                    "Quilla Zebedee",
                    "application",
                    ("job", NamesWorld.Id(jobs[1]))
                ),
                await _world.ResolveAsync(
                    Text(jobs[1], "title"),
                    "application",
                    ("candidate", candidate)
                ),
                await _world.ResolveAsync(
                    "Quilla Zebedee's application",
                    null,
                    ("job", Text(jobs[1], "title"))
                ),
            }
        )
            Assert.Equal(made[1], found.Match?.Id);
    }

    [Fact]
    public async Task Jobs_of_one_title_are_told_apart_by_their_location()
    {
        var locations = await _world.RunAsync("ashby_list_locations");
        var team = NamesWorld.Id((await _world.RunAsync("ashby_list_departments"))[0]);
        for (var at = 0; at < 2; at++)
            await _world.RunAsync(
                "ashby_create_job",
                new
                {
                    title = "Quill Sharpener",
                    teamId = team,
                    locationId = NamesWorld.Id(locations[at]),
                }
            );
        var found = await _world.ResolveAsync("quill sharpener", "job");
        Assert.Equal(ResolutionState.Ambiguous, found.State);
        Assert.Equal(
            [Text(locations[0], "name"), Text(locations[1], "name")],
            found.Candidates.Select(one => one.Differs.First(tell => tell.Key == "location").Value)
        );
        Assert.DoesNotContain(
            found.Candidates,
            one => one.Differs.Any(tell => tell.Key == "department")
        );
        var told = await _world.ResolveAsync(
            $"Quill Sharpener in {Text(locations[1], "name")}",
            "job"
        );
        Assert.Equal(found.Candidates[1].Id, told.Match?.Id);
    }

    [Fact]
    public async Task A_misspelled_job_takes_the_list_after_the_search()
    {
        var found = await _world.ResolveAsync("Firmwear Engineer", "req");
        Assert.Equal(
            ("Firmware Engineer", NameMatch.Typo, true),
            (found.Match!.Name, found.Match.Match, found.Match.IsFuzzy)
        );
        Assert.Equal(["job.search", "job.list"], _world.Called);
    }

    [Fact]
    public async Task What_is_archived_is_found_when_it_is_asked_for()
    {
        var tag = (
            await _world.RunAsync("ashby_list_candidate_tags", new { includeArchived = true })
        )
            .EnumerateArray()
            .First(one => one.GetProperty("isArchived").GetBoolean());
        var name = Text(tag, "title");
        var found = await _world.ResolveAsync(name, "tag");
        Assert.Equal(ResolutionState.NotFound, found.State);
        Assert.Contains("Archived tags were not looked through.", found.Notes);
        var archived = await _world.ResolveAllAsync(
            new NameQuery(name, "tag", NameContext.None, Archived: true)
        );
        Assert.Equal(NamesWorld.Id(tag), archived[0].Match!.Id);
    }

    [Fact]
    public async Task A_list_that_may_not_be_read_is_replaced_by_another_that_may()
    {
        _world.UseKey("organizationRead");
        var found = await _world.ResolveAsync("Recruiter", "hiring_team_role");
        Assert.Equal(ResolutionState.Resolved, found.State);
        Assert.Empty(found.Failures);
        Assert.Contains(
            found.Notes,
            note =>
                note.Contains("ashby_list_application_hiring_team_roles", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_list_is_read_to_its_bound_and_that_is_said()
    {
        for (var at = 0; at < 101; at++)
            await _world.RunAsync("ashby_create_candidate_tag", new { title = $"Tag {at:000}x" });
        using var folder = new Definitions.ConnectorFolder();
        folder.Replace(
            "names.yaml",
            "- action: ashby_list_candidate_tags",
            "- action: ashby_list_candidate_tags\n        pages: 1"
        );
        var bounded = await _world.WithConnectorAsync(
            ConnectorLoader.Load(folder.Path),
            "Tag 099x",
            "tag"
        );
        Assert.Equal(["candidateTag.list"], _world.Called);
        Assert.Contains(
            bounded.Notes,
            note => note.StartsWith("Only the first 100 tags", StringComparison.Ordinal)
        );
        var whole = await _world.ResolveAsync("Tag 099x", "tag");
        Assert.Equal(["candidateTag.list", "candidateTag.list"], _world.Called);
        Assert.DoesNotContain(
            whole.Notes,
            note => note.StartsWith("Only", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Only_reads_are_ever_sent()
    {
        var names = Ashby.Connector.Names;
        var actions = names
            .Kinds.SelectMany(kind =>
                kind.Find.Select(find => find.Action).Append(kind.Browse).Append(kind.Get?.Action)
            )
            .OfType<string>()
            .Distinct();
        Assert.All(actions, id => Assert.Equal(Effect.Read, Ashby.Action(id).Effect));

        var reads = Ashby
            .Connector.Actions.Where(action => action.Effect == Effect.Read)
            .Select(action => action.Endpoint)
            .ToHashSet();
        foreach (
            var text in (string[])
                ["delete everything", "onsite", "a@b.example", "NL-115", "create candidate Ada"]
        )
        {
            await _world.ResolveAsync(text);
            Assert.All(_world.Called, method => Assert.Contains(method, reads));
        }
    }

    private async Task<JsonElement> FirstAsync(NameKind kind)
    {
        var find = kind.Find.FirstOrDefault(find =>
            find.Search.Count == 0 && find.Needs.Count == 0
        );
        var list = kind.Browse ?? find!.Action;
        var data = await _world.RunAsync(
            list,
            list == find?.Action && find.Input.ValueKind == JsonValueKind.Object ? find.Input : null
        );
        if (data.ValueKind != JsonValueKind.Array)
            return data;
        // One whose name no other has.
        return data.EnumerateArray()
            .GroupBy(one =>
                kind.Names.Select(path => path.First(one)).First(text => text is not null)
            )
            .Last(group => group.Count() == 1)
            .Single();
    }

    private static string Text(JsonElement record, string field) =>
        record.GetProperty(field).GetString()!;
}

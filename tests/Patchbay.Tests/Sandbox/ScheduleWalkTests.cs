using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

public class ScheduleWalkTests
{
    [Fact]
    public async Task A_schedule_walks_from_its_date_to_feedback_to_complete()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, userId) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        sandbox.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(59));
        Assert.Equal("Scheduled", await StatusAsync(sandbox, application));
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("WaitingOnFeedback", await StatusAsync(sandbox, application));

        var eventId = (string)schedule["interviewEvents"]![0]!["id"]!;
        await sandbox.ResultsAsync(
            "applicationFeedback.submit",
            await Feedback.RequestAsync(sandbox, application.Id, userId, eventId)
        );
        Assert.Equal("Complete", await StatusAsync(sandbox, application));
    }

    [Fact]
    public async Task Feedback_is_in_when_every_interviewer_who_owes_it_gave_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, _, _) = await Schedules.SubjectsAsync(sandbox);
        var users = (await sandbox.ResultsAsync("user.list")).AsArray().Take(3).ToList();
        var wanted = Schedules.Event("", "2026-06-03T09:00:00Z", "2026-06-03T10:00:00Z");
        wanted["interviewers"] = new JsonArray([
            .. users.Select(
                (user, at) =>
                    new JsonObject
                    {
                        ["email"] = (string)user!["email"]!,
                        ["feedbackRequired"] = at < 2,
                    }
            ),
        ]);
        var schedule = await sandbox.ResultsAsync(
            "interviewSchedule.create",
            Schedules.Request(application, wanted)
        );
        var eventId = (string)schedule["interviewEvents"]![0]!["id"]!;
        sandbox.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var at in new[] { 2, 0, 1 })
        {
            Assert.Equal("WaitingOnFeedback", await StatusAsync(sandbox, application));
            await sandbox.ResultsAsync(
                "applicationFeedback.submit",
                await Feedback.RequestAsync(
                    sandbox,
                    application.Id,
                    (string)users[at]!["id"]!,
                    eventId
                )
            );
        }
        Assert.Equal("Complete", await StatusAsync(sandbox, application));
    }

    [Fact]
    public async Task Without_events_the_candidate_is_asked_answers_and_can_be_scheduled_again()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var update = new JsonObject
        {
            ["interviewScheduleId"] = (string)schedule["id"]!,
            ["interviewEventIdToCancel"] = (string)schedule["interviewEvents"]![0]!["id"]!,
        };
        await sandbox.ResultsAsync("interviewSchedule.update", update);
        Assert.Equal("NeedsScheduling", await StatusAsync(sandbox, application));
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        Assert.StartsWith(
            "WaitingOnCandidate",
            await StatusAsync(sandbox, application),
            StringComparison.Ordinal
        );
        sandbox.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("CandidateAvailabilitySubmitted", await StatusAsync(sandbox, application));

        update.Remove("interviewEventIdToCancel");
        update["interviewEvent"] = Schedules.Event(
            email,
            "2026-06-10T09:00:00Z",
            "2026-06-10T10:00:00Z"
        );
        var again = await sandbox.ResultsAsync("interviewSchedule.update", update);
        Assert.Equal("Scheduled", (string?)again["status"]);
    }

    [Fact]
    public async Task A_cancelled_schedule_comes_back_only_when_that_was_allowed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var id = (string)schedule["id"]!;
        var update = new JsonObject
        {
            ["interviewScheduleId"] = id,
            ["interviewEvent"] = Schedules.Event(
                email,
                "2026-06-10T09:00:00Z",
                "2026-06-10T10:00:00Z"
            ),
        };
        await sandbox.ResultsAsync("interviewSchedule.cancel", new { id });
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("interviewSchedule.update", update));
        sandbox.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal("Cancelled", await StatusAsync(sandbox, application));

        await sandbox.ResultsAsync("interviewSchedule.cancel", new { id, allowReschedule = true });
        var again = await sandbox.ResultsAsync("interviewSchedule.update", update);
        Assert.Equal("Scheduled", (string?)again["status"]);
        Assert.Equal(
            "2026-06-10T09:00:00.000Z",
            (string?)Assert.Single(again["interviewEvents"]!.AsArray())!["startTime"]
        );
    }

    [Fact]
    public async Task Only_the_key_that_made_a_schedule_may_change_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var other = sandbox.Server.AddKey(
            new SandboxKey("Other", "other", [.. AshbyContract.Embedded.Permissions])
        );
        var reply = await sandbox.CallAsync(
            "interviewSchedule.update",
            new
            {
                interviewScheduleId = (string)schedule["id"]!,
                interviewEventIdToCancel = (string)schedule["interviewEvents"]![0]!["id"]!,
            },
            other.Secret
        );
        Assert.Equal("invalid_input", reply.ErrorCode);
        Assert.Equal("Scheduled", await StatusAsync(sandbox, application));
    }

    [Fact]
    public async Task The_list_filters_by_application_stage_and_time()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        var before = sandbox.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var id = (string)schedule["id"]!;
        var stage = (string)schedule["interviewStageId"]!;
        Assert.Equal([id], await IdsAsync(new { createdAfter = before }));
        Assert.Equal([id], await IdsAsync(new { applicationId = application.Id }));
        Assert.Contains(id, await IdsAsync(new { interviewStageId = stage }));
        var others = (
            await sandbox.CallAsync(
                "interviewStage.list",
                new { interviewPlanId = application.PlanId }
            )
        ).Ids.Where(other => other != stage);
        foreach (var other in others)
            Assert.DoesNotContain(id, await IdsAsync(new { interviewStageId = other }));

        async Task<IEnumerable<string>> IdsAsync(object filter) =>
            (await sandbox.CallAsync("interviewSchedule.list", filter)).Ids;
    }

    [Fact]
    public async Task A_change_that_time_made_is_part_of_the_next_incremental_sync()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var token = (await sandbox.PagesAsync("interviewSchedule.list"))[^1].SyncToken;
        sandbox.Clock.Advance(TimeSpan.FromDays(3));
        var changed = await sandbox.CallAsync("interviewSchedule.list", new { syncToken = token });
        Assert.Contains((string)schedule["id"]!, changed.Ids);
    }

    [Fact]
    public async Task A_recorded_call_has_a_transcript_and_its_text_behind_a_signed_link()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 100);
        var events = (await sandbox.CallAsync("interviewSchedule.list")).Results.SelectMany(
            schedule => schedule!["interviewEvents"]!.AsArray()
        );
        var recorded = events.First(item => item!["notetakerTranscriptId"] is not null)!;
        var transcript = await sandbox.ResultsAsync(
            "notetakerTranscript.info",
            new { notetakerTranscriptId = (string)recorded["notetakerTranscriptId"]! }
        );
        Assert.Equal((string?)recorded["id"], (string?)transcript["interviewEventId"]);
        var link = new Uri((string)transcript["transcriptUrl"]!);
        var text = JsonNode.Parse(
            await sandbox.Http.GetStringAsync(link, TestContext.Current.CancellationToken)
        )!;
        var speakers = text["segments"]!.AsArray().Select(said => (string)said!["participantId"]!);
        Assert.Subset(
            transcript["participants"]!.AsArray().Select(one => (string)one!["id"]!).ToHashSet(),
            speakers.ToHashSet()
        );
        Assert.Equal(
            "notetaker_transcript_not_found",
            await sandbox.ErrorAsync(
                "notetakerTranscript.info",
                new { notetakerTranscriptId = (string)recorded["id"]! }
            )
        );
    }

    private static async Task<string> StatusAsync(
        RunningSandbox sandbox,
        Applications application
    ) =>
        (string)
            Assert.Single(
                (
                    await sandbox.CallAsync(
                        "interviewSchedule.list",
                        new { applicationId = application.Id }
                    )
                ).Results
            )!["status"]!;
}

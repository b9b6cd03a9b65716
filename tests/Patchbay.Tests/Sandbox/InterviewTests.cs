using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class InterviewTests
{
    [Fact]
    public async Task A_schedule_its_events_and_the_briefing_say_the_same()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, userId) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        Assert.Equal("Scheduled", (string?)schedule["status"]);
        var eventId = (string)schedule["interviewEvents"]![0]!["id"]!;

        var interviewScheduleId = (string)schedule["id"]!;
        var listed = await sandbox.CallAsync("interviewEvent.list", new { interviewScheduleId });
        Assert.Equal([eventId], listed.Ids);
        Assert.DoesNotContain("interview", listed.Results[0]!.AsObject());
        var whole = await sandbox.ResultsAsync(
            "interviewEvent.list",
            new { interviewScheduleId, expand = new[] { "interview" } }
        );
        Assert.NotNull(whole[0]!["interview"]);

        var briefing = await sandbox.ResultsAsync(
            "interviewBriefing.info",
            new
            {
                interviewEventId = eventId,
                expand = new[] { "candidate", "job", "application", "interviewers" },
            }
        );
        Assert.Equal(application.Id, (string?)briefing["applicationId"]);
        Assert.Equal(application.CandidateId, (string?)briefing["candidate"]!["id"]);
        Assert.Equal(userId, (string?)briefing["interviewers"]![0]!["user"]!["id"]);
    }

    [Fact]
    public async Task An_event_is_moved_added_and_cancelled()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var interviewScheduleId = (string)schedule["id"]!;
        var eventId = (string)schedule["interviewEvents"]![0]!["id"]!;

        var moved = Schedules.Event(email, "2026-06-04T09:00:00Z", "2026-06-04T10:00:00Z");
        moved["interviewEventId"] = eventId;
        var update = new JsonObject
        {
            ["interviewScheduleId"] = interviewScheduleId,
            ["interviewEvent"] = moved,
        };
        var after = await sandbox.ResultsAsync("interviewSchedule.update", update);
        Assert.Equal(
            "2026-06-04T09:00:00.000Z",
            (string?)after["interviewEvents"]![0]!["startTime"]
        );

        update["interviewEvent"] = new JsonArray(
            Schedules.Event(email, "2026-06-05T09:00:00Z", "2026-06-05T10:00:00Z")
        );
        after = await sandbox.ResultsAsync("interviewSchedule.update", update);
        Assert.Equal(2, after["interviewEvents"]!.AsArray().Count);

        after = await sandbox.ResultsAsync(
            "interviewSchedule.update",
            new { interviewScheduleId, interviewEventIdToCancel = eventId }
        );
        Assert.Single(after["interviewEvents"]!.AsArray());
        Assert.DoesNotContain(
            eventId,
            (await sandbox.CallAsync("interviewEvent.list", new { interviewScheduleId })).Ids
        );

        after = await sandbox.ResultsAsync(
            "interviewSchedule.cancel",
            new { id = interviewScheduleId }
        );
        Assert.Equal("Cancelled", (string?)after["status"]);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("interviewSchedule.update", update));
    }

    [Fact]
    public async Task An_interviewer_must_be_a_user_and_the_end_after_the_start()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, _) = await Schedules.SubjectsAsync(sandbox);
        Assert.Equal(
            "user_not_found",
            await sandbox.ErrorAsync(
                "interviewSchedule.create",
                Schedules.Request(
                    application,
                    Schedules.Event(
                        "stranger@example.org",
                        "2026-06-03T09:00:00Z",
                        "2026-06-03T10:00:00Z"
                    )
                )
            )
        );
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "interviewSchedule.create",
                Schedules.Request(
                    application,
                    Schedules.Event(email, "2026-06-03T10:00:00Z", "2026-06-03T09:00:00Z")
                )
            )
        );
    }

    [Fact]
    public async Task Feedback_is_listed_marks_its_event_and_guards_it_from_cancelling()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, userId) = await Schedules.SubjectsAsync(sandbox);
        var schedule = await Schedules.CreateAsync(sandbox, application, email);
        var eventId = (string)schedule["interviewEvents"]![0]!["id"]!;
        var feedback = await Feedback.RequestAsync(sandbox, application.Id, userId, eventId);
        await sandbox.ResultsAsync("applicationFeedback.submit", feedback);

        var listed = await sandbox.ResultsAsync(
            "applicationFeedback.list",
            new { applicationId = application.Id }
        );
        Assert.Equal(
            "4",
            (string?)
                Assert.Single(listed.AsArray())!["submittedValues"]![
                    "_systemfield_overall_recommendation"
                ]
        );
        var cancel = new
        {
            interviewScheduleId = (string)schedule["id"]!,
            interviewEventIdToCancel = eventId,
            allowFeedbackDeletion = false,
        };
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("interviewSchedule.update", cancel));
        var after = await sandbox.ResultsAsync(
            "interviewSchedule.update",
            new
            {
                cancel.interviewScheduleId,
                cancel.interviewEventIdToCancel,
                allowFeedbackDeletion = true,
            }
        );
        Assert.Empty(after["interviewEvents"]!.AsArray());
        listed = await sandbox.ResultsAsync(
            "applicationFeedback.list",
            new { applicationId = application.Id }
        );
        Assert.Empty(listed.AsArray());
    }

    [Fact]
    public async Task Feedback_that_was_asked_for_without_an_interview_is_given_on_its_event()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, _, userId) = await Schedules.SubjectsAsync(sandbox);
        var interviewId = await sandbox.FirstIdAsync("interview.list");
        var asked = await sandbox.ResultsAsync(
            "applicationFeedbackRequest.create",
            new
            {
                applicationId = application.Id,
                interviewId,
                interviewerUserId = userId,
            }
        );
        var eventId = (string)asked["interviewEventId"]!;
        var briefing = new { interviewEventId = eventId };
        var before = await sandbox.ResultsAsync("interviewBriefing.info", briefing);
        Assert.Equal(application.Id, (string?)before["applicationId"]);
        Assert.False((bool)before["hasSubmittedFeedback"]!);

        var feedback = await Feedback.RequestAsync(sandbox, application.Id, userId, eventId);
        var stranger = feedback.DeepClone().AsObject();
        stranger["userId"] = await sandbox.FirstIdAsync("user.list");
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("applicationFeedback.submit", stranger)
        );
        await sandbox.ResultsAsync("applicationFeedback.submit", feedback);
        var after = await sandbox.ResultsAsync("interviewBriefing.info", briefing);
        Assert.True((bool)after["hasSubmittedFeedback"]!);
        Assert.True((bool)after["interviewers"]![0]!["hasSubmittedFeedback"]!);
        var listed = await sandbox.ResultsAsync(
            "applicationFeedback.list",
            new { applicationId = application.Id }
        );
        Assert.Equal(interviewId, (string?)Assert.Single(listed.AsArray())!["interviewId"]);
    }

    [Fact]
    public async Task An_interview_of_another_job_can_neither_be_scheduled_nor_asked_about()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (application, email, userId) = await Schedules.SubjectsAsync(sandbox);
        var interviews = await sandbox.ResultsAsync(
            "interview.list",
            new { includeNonSharedInterviews = true }
        );
        var other = interviews
            .AsArray()
            .First(found => found!["jobId"] is { } job && (string?)job != application.JobId)!;
        var wanted = Schedules.Event(email, "2026-06-03T09:00:00Z", "2026-06-03T10:00:00Z");
        wanted["interviewId"] = (string)other["id"]!;
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "interviewSchedule.create",
                Schedules.Request(application, wanted)
            )
        );
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "applicationFeedbackRequest.create",
                new
                {
                    applicationId = application.Id,
                    interviewId = (string)other["id"]!,
                    interviewerUserId = userId,
                }
            )
        );
    }

    [Fact]
    public async Task A_pool_shows_its_members_and_the_list_does_not()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (_, _, userId) = await Schedules.SubjectsAsync(sandbox);
        var pool = (await sandbox.ResultsAsync("interviewerPool.list"))[0]!;
        Assert.DoesNotContain("qualifiedMembers", pool.AsObject());
        var interviewerPoolId = (string)pool["id"]!;
        var stageId = (string)pool["trainingPath"]!["trainingStages"]![0]!["id"]!;

        await sandbox.ResultsAsync("interviewerPool.addUser", new { interviewerPoolId, userId });
        var trainee = await sandbox.ResultsAsync(
            "interviewerPool.addUser",
            new
            {
                interviewerPoolId,
                userId,
                interviewerPoolTrainingPathStageId = stageId,
            }
        );
        Assert.Empty(trainee["qualifiedMembers"]!.AsArray());
        Assert.Equal(userId, (string?)Assert.Single(trainee["trainees"]!.AsArray())!["id"]);
        var without = await sandbox.ResultsAsync(
            "interviewerPool.removeUser",
            new { interviewerPoolId, userId }
        );
        Assert.Empty(without["trainees"]!.AsArray());
    }
}

using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class ApplicationTests
{
    [Fact]
    public async Task Without_a_stage_an_application_starts_in_the_first_Lead_stage()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        Assert.Equal(
            application.Stage("Lead"),
            (string?)application.Created["currentInterviewStage"]!["id"]
        );
        Assert.Equal("Lead", (string?)application.Created["status"]);
        var entered = Assert.Single(application.Created["applicationHistory"]!.AsArray())!;
        Assert.Equal(application.Stage("Lead"), (string?)entered["stageId"]);
        Assert.Null(entered["leftStageAt"]);
    }

    [Fact]
    public async Task FirstPreInterviewScreen_stands_for_the_first_screen()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox, "FirstPreInterviewScreen");
        Assert.Equal(
            application.Stage("PreInterviewScreen"),
            (string?)application.Created["currentInterviewStage"]!["id"]
        );
        Assert.Equal("Active", (string?)application.Created["status"]);
    }

    [Fact]
    public async Task A_stage_of_another_plan_is_not_found_and_makes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var plans = (await sandbox.CallAsync("interviewPlan.list")).Ids;
        var other = await sandbox.FirstIdAsync(
            "interviewStage.list",
            new { interviewPlanId = plans.First(id => id != application.PlanId) }
        );
        var before = await CandidateAsync(sandbox, application.CandidateId);
        Assert.Equal(
            "interview_stage_not_found",
            await sandbox.ErrorAsync(
                "application.create",
                new
                {
                    candidateId = application.CandidateId,
                    jobId = application.JobId,
                    interviewStageId = other,
                }
            )
        );
        Assert.Equal(
            before.ToJsonString(),
            (await CandidateAsync(sandbox, application.CandidateId)).ToJsonString()
        );
    }

    [Fact]
    public async Task A_new_application_is_seen_by_its_candidate_the_list_and_info()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var token = (await sandbox.PagesAsync("application.list"))[^1].SyncToken;
        var application = await Applications.CreateAsync(sandbox);
        var candidate = await CandidateAsync(sandbox, application.CandidateId);
        Assert.Equal(
            [application.Id],
            candidate["applicationIds"]!.AsArray().Select(id => $"{id}")
        );
        Assert.Equal(
            [application.Id],
            (await sandbox.CallAsync("application.list", new { syncToken = token })).Ids
        );
        var info = await application.InfoAsync(sandbox);
        Assert.Equal(application.JobId, (string?)info["job"]!["id"]);
        Assert.Equal("Ada Applicant", (string?)info["candidate"]!["name"]);
    }

    [Fact]
    public async Task An_application_shows_its_candidate_as_it_is_now()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.ResultsAsync(
            "candidate.update",
            new { candidateId = application.CandidateId, name = "Ada Renamed" }
        );
        Assert.Equal(
            "Ada Renamed",
            (string?)(await application.InfoAsync(sandbox))["candidate"]!["name"]
        );
    }

    [Fact]
    public async Task A_refused_history_leaves_no_application_behind()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var token = (await sandbox.PagesAsync("application.list"))[^1].SyncToken;
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "application.create",
                new
                {
                    candidateId = application.CandidateId,
                    jobId = application.JobId,
                    applicationHistory = new[]
                    {
                        // An archived stage without its reason.
                        new
                        {
                            stageId = application.Stage("Archived"),
                            stageNumber = 0,
                            enteredStageAt = "2026-01-01T00:00:00Z",
                        },
                    },
                }
            )
        );
        Assert.Empty((await sandbox.CallAsync("application.list", new { syncToken = token })).Ids);
        var candidate = await CandidateAsync(sandbox, application.CandidateId);
        Assert.Single(candidate["applicationIds"]!.AsArray());
    }

    [Fact]
    public async Task A_given_history_is_the_history_and_its_last_stage_the_current_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await Applications.CreateAsync(sandbox);
        var made = await sandbox.ResultsAsync(
            "application.create",
            new
            {
                candidateId = first.CandidateId,
                jobId = first.JobId,
                applicationHistory = new[]
                {
                    new
                    {
                        stageId = first.Stage("Lead"),
                        stageNumber = 0,
                        enteredStageAt = "2026-01-01T00:00:00Z",
                    },
                    new
                    {
                        stageId = first.Stage("Active"),
                        stageNumber = 1,
                        enteredStageAt = "2026-01-05T00:00:00Z",
                    },
                },
            }
        );
        Assert.Equal(first.Stage("Active"), (string?)made["currentInterviewStage"]!["id"]);
        Assert.Equal("Active", (string?)made["status"]);
        var history = await HistoryAsync(sandbox, (string)made["id"]!);
        Assert.Equal(
            [first.Stage("Lead"), first.Stage("Active")],
            history.Select(entry => (string?)entry!["stageId"])
        );
        Assert.Equal("2026-01-05T00:00:00.000Z", (string?)history[0]!["leftStageAt"]);
        Assert.Null(history[1]!["leftStageAt"]);
    }

    [Fact]
    public async Task Changing_the_stage_writes_history()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        var moved = await application.MoveAsync(sandbox, "Active");
        Assert.Equal("Active", (string?)moved["status"]);
        Assert.Equal("2026-06-01T11:00:00.000Z", (string?)moved["updatedAt"]);
        var history = await HistoryAsync(sandbox, application.Id);
        Assert.Equal(
            [application.Stage("Lead"), application.Stage("Active")],
            history.Select(entry => (string?)entry!["stageId"])
        );
        Assert.Equal([0, 1], history.Select(entry => (int)entry!["stageNumber"]!));
        Assert.Equal("2026-06-01T11:00:00.000Z", (string?)history[0]!["leftStageAt"]);
        Assert.Equal("2026-06-01T11:00:00.000Z", (string?)history[1]!["enteredStageAt"]);
        Assert.Equal(
            history.ToJsonString(),
            (await application.InfoAsync(sandbox))["applicationHistory"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Archiving_needs_a_reason_and_a_refusal_moves_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var archived = application.Stage("Archived");
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "application.changeStage",
                new { applicationId = application.Id, interviewStageId = archived }
            )
        );
        Assert.Equal(
            "archive_reason_not_found",
            await sandbox.ErrorAsync(
                "application.changeStage",
                new
                {
                    applicationId = application.Id,
                    interviewStageId = archived,
                    archiveReasonId = Guid.NewGuid(),
                }
            )
        );
        Assert.Equal("Lead", (string?)(await application.InfoAsync(sandbox))["status"]);
        Assert.Single(await HistoryAsync(sandbox, application.Id));
    }

    [Fact]
    public async Task An_archived_application_has_reason_and_time_until_it_comes_back()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var archived = (await application.ArchiveAsync(sandbox)).AsObject();
        Assert.Equal("Archived", (string?)archived["status"]);
        Assert.NotNull(archived["archiveReason"]);
        Assert.Equal("2026-06-01T09:00:00.000Z", (string?)archived["archivedAt"]);
        var back = (await application.MoveAsync(sandbox, "Active")).AsObject();
        Assert.Equal("Active", (string?)back["status"]);
        Assert.Null(back["archiveReason"]);
        Assert.False(back.ContainsKey("archivedAt"));
    }

    [Fact]
    public async Task Archive_fields_go_with_an_archived_stage_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "application.changeStage",
                new
                {
                    applicationId = application.Id,
                    interviewStageId = application.Stage("Active"),
                    archiveReasonId = await sandbox.FirstIdAsync("archiveReason.list"),
                }
            )
        );
    }

    [Fact]
    public async Task The_old_spelling_of_changeStage_still_moves()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.ResultsAsync(
            "application.change_stage",
            new { applicationId = application.Id, interviewStageId = application.Stage("Active") }
        );
        Assert.Equal("Active", (string?)(await application.InfoAsync(sandbox))["status"]);
    }

    [Fact]
    public async Task A_transfer_takes_job_plan_and_stage_along()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var (jobId, planId) = await Applications.OpenJobAsync(sandbox, 1);
        var stages = await sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = planId }
        );
        var active = stages.AsArray().First(stage => (string)stage!["type"]! == "Active")!;
        var request = new
        {
            applicationId = application.Id,
            jobId,
            interviewPlanId = planId,
            interviewStageId = (string)active["id"]!,
        };
        await sandbox.ResultsAsync("application.transfer", request);
        var info = await application.InfoAsync(sandbox);
        Assert.Equal(jobId, (string?)info["job"]!["id"]);
        Assert.Equal((string?)active["id"], (string?)info["currentInterviewStage"]!["id"]);
        Assert.Equal("Active", (string?)info["status"]);
        Assert.Equal(2, info["applicationHistory"]!.AsArray().Count);
        var job = await sandbox.ResultsAsync("job.info", new { id = jobId });
        Assert.True(JsonNode.DeepEquals(job["hiringTeam"], info["hiringTeam"]));
        var listed = await sandbox.PagesAsync(
            "application.list",
            new JsonObject { ["jobId"] = jobId }
        );
        Assert.Contains(application.Id, listed.SelectMany(page => page.Ids));
        Assert.Equal(
            "interview_stage_not_found",
            await sandbox.ErrorAsync(
                "application.transfer",
                request with
                {
                    interviewStageId = Guid.NewGuid().ToString(),
                }
            )
        );
    }

    [Fact]
    public async Task ChangeSource_sets_a_source_and_null_takes_it_away()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var sourceId = await sandbox.FirstIdAsync("source.list");
        await sandbox.ResultsAsync(
            "application.changeSource",
            new { applicationId = application.Id, sourceId }
        );
        Assert.Equal(sourceId, (string?)(await application.InfoAsync(sandbox))["source"]!["id"]);
        Assert.Equal(
            "source_not_found",
            await sandbox.ErrorAsync(
                "application.changeSource",
                new { applicationId = application.Id, sourceId = Guid.NewGuid() }
            )
        );
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "application.changeSource",
                new { applicationId = application.Id }
            )
        );
        await sandbox.ResultsAsync(
            "application.changeSource",
            new { applicationId = application.Id, sourceId = (string?)null }
        );
        Assert.Null((await application.InfoAsync(sandbox))["source"]);
    }

    private static async Task<JsonArray> HistoryAsync(RunningSandbox sandbox, string id) =>
        (
            await sandbox.ResultsAsync("application.listHistory", new { applicationId = id })
        ).AsArray();

    private static Task<JsonNode> CandidateAsync(RunningSandbox sandbox, string id) =>
        sandbox.ResultsAsync("candidate.info", new { id });
}

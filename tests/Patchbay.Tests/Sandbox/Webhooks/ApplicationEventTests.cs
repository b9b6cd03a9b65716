using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Webhooks;

public class ApplicationEventTests
{
    private static readonly string[] Update = ["applicationUpdate"];
    private static readonly string[] StageChange = ["candidateStageChange", "applicationUpdate"];

    [Fact]
    public async Task An_application_that_is_made_is_submitted_and_nothing_else()
    {
        await using var listening = await Listening.StartAsync();
        Applications? made = null;
        var events = await listening.AfterAsync(async () =>
            made = await Applications.CreateAsync(listening.Sandbox)
        );
        var sent = Assert.Single(events);
        Assert.Equal("applicationSubmit", sent.Action);
        Assert.Equal(made!.Id, (string?)sent.Data["application"]!["id"]);
        Assert.Equal("Ada Applicant", (string?)sent.Data["application"]!["candidate"]!["name"]);
    }

    [Fact]
    public async Task A_form_of_the_careers_page_submits_an_application()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var jobPostingId = (string)
            (await sandbox.ResultsAsync("jobPosting.list"))
                .AsArray()
                .First(posting => (bool)posting!["isListed"]!)!["id"]!;
        var events = await listening.AfterAsync(() =>
            sandbox.ResultsAsync(
                "applicationForm.submit",
                new JsonObject
                {
                    ["jobPostingId"] = jobPostingId,
                    ["applicationForm"] = new JsonObject
                    {
                        ["fieldSubmissions"] = new JsonArray(
                            Steps.Field("_systemfield_name", "Ada Muster"),
                            Steps.Field("_systemfield_email", "ada@example.com")
                        ),
                    },
                }
            )
        );
        Assert.Equal(["applicationSubmit"], events.Select(sent => sent.Action));
    }

    [Fact]
    public async Task A_referral_submits_an_application()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var (jobId, _) = await Applications.OpenJobAsync(sandbox);
        var form = await sandbox.ResultsAsync("referralForm.info");
        var how = (string)
            form["formDefinition"]!["sections"]![0]!["fields"]!
                .AsArray()
                .First(field => (string?)field!["field"]!["type"] == "LongText")!["field"]![
                "path"
            ]!;
        var userId = await sandbox.FirstIdAsync("user.list");
        var events = await listening.AfterAsync(() =>
            sandbox.ResultsAsync(
                "referral.create",
                new JsonObject
                {
                    ["id"] = (string?)form["id"],
                    ["creditedToUserId"] = userId,
                    ["fieldSubmissions"] = new JsonArray(
                        Steps.Field("_systemfield_name", "Good Friend"),
                        Steps.Field("_systemfield_email", "friend@example.com"),
                        Steps.Field("_systemfield_job", jobId),
                        Steps.Field(how, "We shared a bench")
                    ),
                }
            )
        );
        var sent = Assert.Single(events);
        Assert.Equal("applicationSubmit", sent.Action);
        Assert.Equal(userId, (string?)sent.Data["application"]!["creditedToUser"]!["id"]);
    }

    [Fact]
    public async Task Every_change_of_a_field_updates_an_application()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var applicationId = application.Id;
        var sourceId = await sandbox.FirstIdAsync("source.list");
        var member = new
        {
            applicationId,
            teamMemberId = (string)(await sandbox.ResultsAsync("user.list"))[5]!["id"]!,
            roleId = await sandbox.FirstIdAsync("applicationHiringTeamRole.list"),
        };
        var field = await sandbox.ResultsAsync(
            "customField.create",
            new
            {
                fieldType = "Boolean",
                objectType = "Application",
                title = "Likes bicycles",
            }
        );
        (string Method, object Request)[] changes =
        [
            ("application.update", new { applicationId, sourceId }),
            ("application.changeSource", new { applicationId, sourceId = (string?)null }),
            ("application.addHiringTeamMember", member),
            ("application.removeHiringTeamMember", member),
            (
                "customField.setValue",
                new
                {
                    objectType = "Application",
                    objectId = applicationId,
                    fieldId = (string?)field["id"],
                    fieldValue = true,
                }
            ),
        ];
        foreach (var (method, request) in changes)
        {
            var events = await listening.AfterAsync(() => sandbox.ResultsAsync(method, request));
            Assert.Equal(Update, events.Select(sent => sent.Action));
            Assert.Equal(applicationId, (string?)Assert.Single(events).Data["application"]!["id"]);
        }
    }

    [Fact]
    public async Task A_changed_history_updates_an_application()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var first = application.Created["applicationHistory"]![0]!;
        var events = await listening.AfterAsync(() =>
            sandbox.ResultsAsync(
                "application.updateHistory",
                new
                {
                    applicationId = application.Id,
                    applicationHistory = new[]
                    {
                        new
                        {
                            applicationHistoryId = (string?)first["id"],
                            stageId = (string?)first["stageId"],
                            stageNumber = 0,
                            enteredStageAt = "2026-05-01T00:00:00Z",
                        },
                    },
                }
            )
        );
        Assert.Equal(Update, events.Select(sent => sent.Action));
    }

    [Fact]
    public async Task A_stage_change_and_the_update_that_it_is_share_one_action_id()
    {
        await using var listening = await Listening.StartAsync();
        var application = await Applications.CreateAsync(listening.Sandbox);
        await listening.Sandbox.DeliveriesTriedAsync();

        var moved = await listening.AfterAsync(() =>
            application.MoveAsync(listening.Sandbox, "Active")
        );
        Assert.Equal(StageChange, moved.Select(sent => sent.Action));
        Assert.Single(moved.Select(sent => sent.ActionId).Distinct());
        Assert.All(
            moved,
            sent => Assert.Equal("Active", (string?)sent.Data["application"]!["status"])
        );

        var archived = await listening.AfterAsync(() =>
            application.ArchiveAsync(listening.Sandbox)
        );
        Assert.Equal(StageChange, archived.Select(sent => sent.Action));
        Assert.NotEqual(moved[0].ActionId, archived[0].ActionId);
        Assert.NotNull(archived[0].Data["application"]!["archiveReason"]);
    }

    [Fact]
    public async Task A_transfer_changes_the_stage_and_updates()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var (jobId, planId) = await Applications.OpenJobAsync(sandbox, 1);
        var stages = await sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = planId }
        );
        var events = await listening.AfterAsync(() =>
            sandbox.ResultsAsync(
                "application.transfer",
                new
                {
                    applicationId = application.Id,
                    jobId,
                    interviewPlanId = planId,
                    interviewStageId = (string?)
                        stages.AsArray().First(stage => (string?)stage!["type"] == "Active")!["id"],
                }
            )
        );
        Assert.Contains("applicationUpdate", events.Select(sent => sent.Action));
        Assert.All(
            events,
            sent => Assert.Equal(jobId, (string?)sent.Data["application"]!["job"]!["id"])
        );
    }

    [Fact]
    public async Task A_hire_comes_with_the_accepted_offer_and_before_the_stage_change_and_the_update()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        var offerId = await sandbox.SendOfferAsync(application.Id);
        await sandbox.ActAsync("offer.accept", new { offerId });
        await sandbox.DeliveriesTriedAsync();

        var events = await listening.AfterAsync(() => application.MoveAsync(sandbox, "Hired"));

        Assert.Equal(
            ["candidateHire", "candidateStageChange", "applicationUpdate"],
            events.Select(sent => sent.Action)
        );
        Assert.Single(events.Select(sent => sent.ActionId).Distinct());
        Assert.Equal(offerId, (string?)events[0].Data["offer"]!["id"]);
        Assert.Equal("Hired", (string?)events[0].Data["application"]!["status"]);
        Assert.DoesNotContain("offer", events[1].Data.AsObject());
    }

    [Fact]
    public async Task A_hire_without_an_accepted_offer_has_none()
    {
        await using var listening = await Listening.StartAsync("candidateHire");
        var application = await Applications.CreateAsync(listening.Sandbox);
        await listening.Sandbox.SendOfferAsync(application.Id);
        var events = await listening.AfterAsync(() =>
            application.MoveAsync(listening.Sandbox, "Hired")
        );
        Assert.DoesNotContain("offer", Assert.Single(events).Data.AsObject());
    }

    [Fact]
    public async Task Applications_that_change_with_their_job_are_events_of_their_own()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var jobId = (await Applications.OpenJobAsync(sandbox)).Id;
        await Applications.CreateAsync(sandbox);
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();

        var events = await listening.AfterAsync(async () =>
            await sandbox.ResultsAsync(
                "hiringTeam.addMember",
                new
                {
                    jobId,
                    teamMemberId = (string)(await sandbox.ResultsAsync("user.list"))[5]!["id"]!,
                    roleId = await sandbox.FirstIdAsync("applicationHiringTeamRole.list"),
                }
            )
        );

        Assert.Equal("jobUpdate", events[0].Action);
        var updates = events.Skip(1).ToList();
        Assert.True(updates.Count >= 2);
        Assert.All(updates, sent => Assert.Equal("applicationUpdate", sent.Action));
        Assert.Distinct(events.Select(sent => sent.ActionId));
        Assert.Distinct(updates.Select(sent => (string?)sent.Data["application"]!["id"]));
    }
}

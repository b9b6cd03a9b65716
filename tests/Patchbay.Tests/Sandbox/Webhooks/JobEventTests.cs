using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Webhooks;

public class JobEventTests
{
    [Fact]
    public async Task A_job_is_created_and_every_change_of_it_is_an_update()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var jobId = "";
        var created = await listening.AfterAsync(async () =>
            jobId = (string)
                (
                    await sandbox.ResultsAsync(
                        "job.create",
                        new
                        {
                            title = "Glassblower",
                            teamId = await sandbox.FirstIdAsync("department.list"),
                            locationId = await sandbox.FirstIdAsync("location.list"),
                        }
                    )
                )["id"]!
        );
        Assert.Equal("jobCreate", Assert.Single(created).Action);
        Assert.Equal("Glassblower", (string?)created[0].Data["job"]!["title"]);

        var planId = await sandbox.FirstIdAsync("interviewPlan.list");
        var renamed = await listening.AfterAsync(() =>
            sandbox.ResultsAsync(
                "job.update",
                new
                {
                    jobId,
                    title = "Senior glassblower",
                    defaultInterviewPlanId = planId,
                }
            )
        );
        Assert.Equal("jobUpdate", Assert.Single(renamed).Action);
        Assert.Equal("Senior glassblower", (string?)renamed[0].Data["job"]!["title"]);

        var opened = await listening.AfterAsync(() =>
            sandbox.ResultsAsync("job.setStatus", new { jobId, status = "Open" })
        );
        Assert.Equal("jobUpdate", Assert.Single(opened).Action);
        Assert.Equal("Open", (string?)opened[0].Data["job"]!["status"]);
    }

    [Fact]
    public async Task An_opening_is_created_and_its_changes_are_no_events()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var events = await listening.AfterAsync(async () =>
        {
            var opening = await sandbox.ResultsAsync("opening.create");
            await sandbox.ResultsAsync(
                "opening.setOpeningState",
                new { openingId = (string?)opening["id"], openingState = "Open" }
            );
        });
        Assert.Equal("openingCreate", Assert.Single(events).Action);
        Assert.Equal("Draft", (string?)events[0].Data["opening"]!["openingState"]);
    }

    [Fact]
    public async Task A_posting_is_updated_unpublished_and_published_again()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var posting = (await sandbox.ResultsAsync("jobPosting.list"))
            .AsArray()
            .First(found => (bool)found!["isListed"]!)!;
        var jobPostingId = (string)posting["id"]!;

        var updated = await listening.AfterAsync(() =>
            sandbox.ResultsAsync("jobPosting.update", new { jobPostingId, title = "Another" })
        );
        Assert.Equal("jobPostingUpdate", Assert.Single(updated).Action);
        Assert.Equal("Another", (string?)updated[0].Data["jobPosting"]!["title"]);
        Assert.DoesNotContain("descriptionHtml", updated[0].Data["jobPosting"]!.AsObject());

        var unpublished = await listening.AfterAsync(() =>
            sandbox.ActAsync("jobPosting.unpublish", new { jobPostingId })
        );
        Assert.Equal(
            ["jobPostingUnpublish", "jobPostingUpdate"],
            unpublished.Select(sent => sent.Action)
        );
        Assert.Single(unpublished.Select(sent => sent.ActionId).Distinct());
        Assert.DoesNotContain(jobPostingId, (await sandbox.CallAsync("jobPosting.list")).Ids);
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync("jobPosting.unpublish", new { jobPostingId })
        );

        sandbox.Clock.Advance(TimeSpan.FromDays(2));
        var published = await listening.AfterAsync(() =>
            sandbox.ActAsync("jobPosting.publish", new { jobPostingId })
        );
        Assert.Equal(
            ["jobPostingPublish", "jobPostingUpdate"],
            published.Select(sent => sent.Action)
        );
        Assert.Equal("2026-06-03", (string?)published[0].Data["jobPosting"]!["publishedDate"]);
        Assert.Contains(jobPostingId, (await sandbox.CallAsync("jobPosting.list")).Ids);
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync("jobPosting.publish", new { jobPostingId })
        );
    }

    [Fact]
    public async Task A_switched_plan_tells_the_mappings_and_moves_the_applications_of_the_job()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var (jobId, fromPlan) = await Applications.OpenJobAsync(sandbox);
        var toPlan = (await sandbox.CallAsync("interviewPlan.list")).Ids.First(id =>
            id != fromPlan
        );
        var mappings = await MappingsAsync(sandbox, fromPlan, toPlan);

        var events = await listening.AfterAsync(() =>
            sandbox.ActAsync(
                "job.setInterviewPlan",
                new
                {
                    jobId,
                    interviewPlanId = toPlan,
                    interviewStageMappings = mappings,
                }
            )
        );

        var transition = events[0];
        Assert.Equal("interviewPlanTransition", transition.Action);
        Assert.Equal(jobId, (string?)transition.Data["jobId"]);
        Assert.Equal(fromPlan, (string?)transition.Data["fromInterviewPlan"]!["id"]);
        Assert.Equal(toPlan, (string?)transition.Data["toInterviewPlan"]!["id"]);
        Assert.True(JsonNode.DeepEquals(mappings, transition.Data["interviewStageMappings"]));
        Assert.Equal("jobUpdate", events[1].Action);
        Assert.Equal(transition.ActionId, events[1].ActionId);
        Assert.Equal(toPlan, (string?)events[1].Data["job"]!["defaultInterviewPlanId"]);

        var info = await application.InfoAsync(sandbox);
        Assert.Equal(toPlan, (string?)info["currentInterviewStage"]!["interviewPlanId"]);
        Assert.Equal("Lead", (string?)info["status"]);
        Assert.Equal(2, info["applicationHistory"]!.AsArray().Count);
        var moved = events.Skip(2).ToList();
        Assert.Contains(
            application.Id,
            moved.Select(sent => (string?)sent.Data["application"]!["id"])
        );
    }

    [Fact]
    public async Task A_plan_is_not_switched_while_a_stage_with_applications_has_no_mapping()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var (jobId, fromPlan) = await Applications.OpenJobAsync(sandbox);
        var toPlan = (await sandbox.CallAsync("interviewPlan.list")).Ids.First(id =>
            id != fromPlan
        );
        var mappings = await MappingsAsync(sandbox, fromPlan, toPlan);
        mappings.RemoveAll(mapping =>
            (string?)mapping!["fromInterviewStageId"] == application.Stage("Lead")
        );
        var events = await listening.AfterAsync(async () =>
            Assert.Equal(
                "invalid_input",
                await sandbox.ActErrorAsync(
                    "job.setInterviewPlan",
                    new
                    {
                        jobId,
                        interviewPlanId = toPlan,
                        interviewStageMappings = mappings,
                    }
                )
            )
        );
        Assert.Empty(events);
        var job = await sandbox.ResultsAsync("job.info", new { id = jobId });
        Assert.Equal(fromPlan, (string?)job["defaultInterviewPlanId"]);
    }

    // Every stage of the old plan to the first one of the new plan that means the same.
    private static async Task<JsonArray> MappingsAsync(
        RunningSandbox sandbox,
        string fromPlan,
        string toPlan
    )
    {
        var from = await sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = fromPlan }
        );
        var to = await sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = toPlan }
        );
        return new JsonArray([
            .. from.AsArray()
                .Select(stage => new JsonObject
                {
                    ["fromInterviewStageId"] = (string?)stage!["id"],
                    ["toInterviewStageId"] = (string?)
                        to.AsArray().First(other => Means(other!) == Means(stage))!["id"],
                }),
        ]);
    }

    private static string Means(JsonNode stage) =>
        (string)stage["type"]! is var type && type is "Lead" or "Hired" or "Archived"
            ? type
            : "Active";
}

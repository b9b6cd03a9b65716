using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class ApplicationToolTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Fact]
    public async Task The_details_hold_the_history_the_evaluations_and_the_feedback()
    {
        var applicationId = (await driven.Sandbox.CallAsync("applicationFeedback.list"))
            .Results[0]
            .Text("applicationId");

        var details = await driven.DataAsync(
            "ashby_get_application_details",
            new { application_id = applicationId }
        );

        var history = await driven.Sandbox.ResultsAsync(
            "application.listHistory",
            new { applicationId }
        );
        Assert.Equal(applicationId, details.Text("application.id"));
        Assert.Equal(history.Column("stageId"), details["stage_history"].Column("stageId"));
        Assert.Equal(
            history.Column("enteredStageAt"),
            details["stage_history"].Column("enteredAt")
        );
        await SameAsync("applicationFeedback.list", applicationId, details["feedback"]);
        await SameAsync(
            "application.listCriteriaEvaluations",
            applicationId,
            details["criteria_evaluations"]
        );
    }

    [Fact]
    public async Task Feedback_comes_with_its_form_and_what_was_submitted()
    {
        var applicationId = (await driven.Sandbox.CallAsync("applicationFeedback.list"))
            .Results[0]
            .Text("applicationId");

        var feedback = await driven.DataAsync(
            "ashby_get_feedback",
            new { application_id = applicationId }
        );

        Assert.NotEmpty(feedback["feedback"]!.AsArray());
        await SameAsync("applicationFeedback.list", applicationId, feedback["feedback"]);
    }

    [Fact]
    public async Task What_a_candidate_wrote_stands_beside_its_questions()
    {
        var submitted = await driven.Sandbox.ResultsAsync(
            "applicationForm.submit",
            new
            {
                jobPostingId = await driven.Sandbox.FirstIdAsync("jobPosting.list"),
                applicationForm = new
                {
                    fieldSubmissions = new[]
                    {
                        new { path = "_systemfield_name", value = "Ada Applied" },
                        new { path = "_systemfield_email", value = "ada.applied@example.com" },
                    },
                },
            }
        );
        var application = await driven.Sandbox.ResultsAsync(
            "application.info",
            new { submittedFormInstanceId = submitted.Text("submittedFormInstance.id") }
        );

        var form = await driven.DataAsync(
            "ashby_get_application_form_submission",
            new { application_id = application.Text("id") }
        );

        Assert.Contains("Ada Applied", form["form_responses"].Column("answer"));
        Assert.Contains("ada.applied@example.com", form["form_responses"].Column("answer"));
        Assert.All(
            form["form_responses"].Column("question"),
            question => Assert.DoesNotContain("_systemfield", question, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Active")]
    [InlineData("Archived")]
    [InlineData("Hired")]
    [InlineData("Lead")]
    public async Task Applications_are_listed_by_status(string status)
    {
        var listed = await driven.DataAsync("ashby_list_applications", new { status, limit = 100 });

        Assert.Equal(
            await driven.IdsAsync("application.list", new JsonObject { ["status"] = status }),
            listed["items"].Column("application_id")
        );
    }

    [Fact]
    public async Task Applications_are_listed_from_a_day_on()
    {
        var all = (await driven.Sandbox.PagesAsync("application.list"))
            .SelectMany(page => page.Results)
            .ToList();
        var day = all.Select(application => application.Text("createdAt")!)
            .Order()
            .ElementAt(all.Count / 2);

        var listed = await driven.DataAsync(
            "ashby_list_applications",
            new { created_after = day, limit = 100 }
        );

        Assert.Equal(
            all.Where(application => string.CompareOrdinal(application.Text("createdAt"), day) > 0)
                .Select(application => application.Text("id")),
            listed["items"].Column("application_id")
        );
    }

    [Fact]
    public async Task An_application_moves_to_the_next_stage()
    {
        var applicationId = await ActiveAsync();
        var application = await ApplicationAsync(applicationId);
        var plans = (await driven.DataAsync("ashby_list_interview_stages"))["plans"]!.AsArray();
        var stages = plans.Single(plan =>
            plan.Text("plan_id") == application.Text("currentInterviewStage.interviewPlanId")
        )!["stages"];
        var current = stages.Column("id").IndexOf(application.Text("currentInterviewStage.id"));
        var next = stages![current + 1].Text("id");

        var moved = await driven.DataAsync(
            "ashby_move_application_stage",
            new { application_id = applicationId, stage_id = next }
        );

        Assert.Equal(next, moved.Text("new_stage.id"));
        Assert.Equal(
            next,
            (await ApplicationAsync(applicationId)).Text("currentInterviewStage.id")
        );
    }

    [Fact]
    public async Task An_application_is_archived_with_a_reason_and_a_mail()
    {
        var applicationId = await ActiveAsync();
        var reason = (await driven.DataAsync("ashby_list_archive_reasons"))["reasons"]!
            [0]
            .Text("id");
        var templates = (await driven.DataAsync("ashby_list_email_templates"))["templates"]!;

        var archived = await driven.DataAsync(
            "ashby_archive_application",
            new
            {
                application_id = applicationId,
                archive_reason_id = reason,
                send_email = true,
                email_template_id = templates
                    .AsArray()
                    .First(template =>
                        template!["intendedTypes"]!.AsArray().Any(type => (string?)type == "email")
                    )
                    .Text("id"),
            }
        );

        Assert.Equal("Archived", archived.Text("status"));
        var application = await ApplicationAsync(applicationId);
        Assert.Equal("Archived", application.Text("status"));
        Assert.Equal(reason, application.Text("archiveReason.id"));
    }

    [Fact]
    public async Task Several_applications_are_archived_at_once()
    {
        var reason = (await driven.DataAsync("ashby_list_archive_reasons"))["reasons"]!
            [1]
            .Text("id");
        var ids = (
            await driven.DataAsync("ashby_list_applications", new { status = "Active", limit = 7 })
        )["items"]
            .Column("application_id");

        var archived = await driven.DataAsync(
            "ashby_bulk_archive",
            new { application_ids = ids, archive_reason_id = reason }
        );

        Assert.Equal(7, ids.Count);
        Assert.Equal(7, (int)archived["succeeded"]!);
        foreach (var id in ids)
            Assert.Equal(reason, (await ApplicationAsync(id)).Text("archiveReason.id"));
    }

    private async Task<string?> ActiveAsync() =>
        (await driven.DataAsync("ashby_list_applications", new { status = "Active", limit = 1 }))[
            "items"
        ]!
            [0]
            .Text("application_id");

    private Task<JsonNode> ApplicationAsync(string? applicationId) =>
        driven.Sandbox.ResultsAsync("application.info", new { applicationId });

    private async Task SameAsync(string method, string? applicationId, JsonNode? told)
    {
        var ours = await driven.Sandbox.ResultsAsync(method, new { applicationId });
        Assert.Equal(ours.ToJsonString(), told!.ToJsonString());
    }
}

using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class ApplicationFormTests
{
    [Fact]
    public async Task A_submitted_form_becomes_a_candidate_with_tags_and_an_application()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var posting = (await sandbox.ResultsAsync("jobPosting.list"))[0]!;
        var tagId = await sandbox.FirstIdAsync("candidateTag.list");
        var form = Form((string)posting["id"]!, "ada@example.com");
        form["tagIds"] = new JsonArray(tagId);
        var submitted = await sandbox.ResultsAsync("applicationForm.submit", form);
        Assert.False((bool)submitted["formMessages"]!["blocked"]!);

        var application = await sandbox.ResultsAsync(
            "application.info",
            new
            {
                submittedFormInstanceId = (string)submitted["submittedFormInstance"]!["id"]!,
                expand = new[] { "applicationFormSubmissions" },
            }
        );
        Assert.Equal((string?)posting["jobId"], (string?)application["job"]!["id"]);
        Assert.Equal((string?)posting["id"], (string?)application["appliedViaJobPostingId"]);
        Assert.Single(application["applicationFormSubmissions"]!.AsArray());
        var candidate = await sandbox.ResultsAsync(
            "candidate.info",
            new { id = (string)application["candidate"]!["id"]! }
        );
        Assert.Equal(tagId, (string?)Assert.Single(candidate["tags"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task A_second_application_to_the_same_job_is_blocked_and_nothing_is_made_of_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var posting = await sandbox.FirstIdAsync("jobPosting.list");
        var form = Form(posting, "ada@example.com");
        var first = await sandbox.ResultsAsync("applicationForm.submit", form);
        var blocked = await sandbox.ResultsAsync("applicationForm.submit", form);
        Assert.True((bool)blocked["formMessages"]!["blocked"]!);
        Assert.NotNull(blocked["formMessages"]!["blockMessageForCandidateHtml"]);
        Assert.Equal("application_blocked", await InfoErrorAsync(blocked));
        Assert.Single(
            (await sandbox.CallAsync("candidate.search", new { email = "ada@example.com" })).Results
        );

        // Once the first one is decided, the way is free again.
        var application = await sandbox.ResultsAsync("application.info", InfoOf(first));
        var stages = await sandbox.ResultsAsync(
            "interviewStage.list",
            new
            {
                interviewPlanId = (string)application["currentInterviewStage"]!["interviewPlanId"]!,
            }
        );
        await sandbox.ResultsAsync(
            "application.changeStage",
            new
            {
                applicationId = (string)application["id"]!,
                interviewStageId = (string)
                    stages.AsArray().Single(stage => (string?)stage!["type"] == "Archived")!["id"]!,
                archiveReasonId = await sandbox.FirstIdAsync("archiveReason.list"),
            }
        );
        var again = await sandbox.ResultsAsync("applicationForm.submit", form);
        Assert.False((bool)again["formMessages"]!["blocked"]!);

        Task<string> InfoErrorAsync(JsonNode submitted) =>
            sandbox.ErrorAsync("application.info", InfoOf(submitted));
    }

    [Fact]
    public async Task An_unpublished_posting_takes_applications_unless_the_call_says_no()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var postings = await sandbox.ResultsAsync(
            "jobPosting.list",
            new { includeUnpublishedJobPostings = true }
        );
        var draft = (string)
            postings.AsArray().First(posting => (string?)posting!["status"] == "Draft")!["id"]!;
        var form = Form(draft, "ada@example.com");
        form["allowSubmissionForUnpublishedJobPosting"] = false;
        Assert.Equal(
            "job_posting_not_published",
            await sandbox.ErrorAsync("applicationForm.submit", form)
        );
        form.Remove("allowSubmissionForUnpublishedJobPosting");
        await sandbox.ResultsAsync("applicationForm.submit", form);
    }

    [Theory]
    [InlineData("testing-fail-validation@example.com")]
    [InlineData("not an address")]
    public async Task An_address_that_fails_the_validation_makes_nobody(string email)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var posting = await sandbox.FirstIdAsync("jobPosting.list");
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("applicationForm.submit", Form(posting, email))
        );
        Assert.Empty((await sandbox.CallAsync("candidate.search", new { email })).Results);
    }

    private static object InfoOf(JsonNode submitted) =>
        new { submittedFormInstanceId = (string)submitted["submittedFormInstance"]!["id"]! };

    private static JsonObject Form(string posting, string email) =>
        new()
        {
            ["jobPostingId"] = posting,
            ["applicationForm"] = new JsonObject
            {
                ["fieldSubmissions"] = new JsonArray(
                    Feedback.Field("_systemfield_name", "Ada Muster"),
                    Feedback.Field("_systemfield_email", email)
                ),
            },
        };
}

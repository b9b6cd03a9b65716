using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class SurveyAndReferralTests
{
    [Fact]
    public async Task A_survey_request_is_listed_under_the_type_of_its_form()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var form = await FormAsync(sandbox, "CandidateExperience");
        var made = await sandbox.ResultsAsync("surveyRequest.create", About(application, form));
        var listed = await sandbox.CallAsync(
            "surveyRequest.list",
            new { surveyType = "CandidateExperience", candidateId = application.CandidateId }
        );
        Assert.Equal([(string)made["id"]!], listed.Ids);
    }

    [Fact]
    public async Task A_survey_submission_keeps_its_answers()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var request = About(application, await FormAsync(sandbox, "Questionnaire"));
        request["submittedValues"] = new JsonObject { ["anything"] = true };
        var made = await sandbox.ResultsAsync("surveySubmission.create", request);
        Assert.Equal("Questionnaire", (string?)made["surveyType"]);
        var listed = await sandbox.CallAsync(
            "surveySubmission.list",
            new { surveyType = "Questionnaire" }
        );
        Assert.Contains((string)made["id"]!, listed.Ids);
        Assert.All(
            listed.Results,
            found => Assert.Equal("Questionnaire", (string?)found!["surveyType"])
        );
    }

    [Fact]
    public async Task A_survey_about_another_candidates_application_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var request = About(
            await Applications.CreateAsync(sandbox),
            await FormAsync(sandbox, "CandidateExperience")
        );
        request["candidateId"] = await sandbox.FirstIdAsync("candidate.list");
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("surveyRequest.create", request));
    }

    [Fact]
    public async Task A_referral_makes_a_candidate_and_an_application_to_the_credit_of_a_user()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (jobId, _) = await Applications.OpenJobAsync(sandbox);
        var userId = await sandbox.FirstIdAsync("user.list");
        var application = await sandbox.ResultsAsync(
            "referral.create",
            await ReferralAsync(sandbox, jobId, userId)
        );
        Assert.Equal(jobId, (string?)application["job"]!["id"]);
        Assert.Equal(userId, (string?)application["creditedToUser"]!["id"]);
        Assert.Single(
            (
                await sandbox.CallAsync("candidate.search", new { email = "friend@example.com" })
            ).Results
        );
    }

    [Fact]
    public async Task A_referral_to_a_closed_job_makes_nobody()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var jobId = await sandbox.FirstIdAsync("job.list", new { status = new[] { "Closed" } });
        var request = await ReferralAsync(sandbox, jobId, await sandbox.FirstIdAsync("user.list"));
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("referral.create", request));
        Assert.Empty(
            (
                await sandbox.CallAsync("candidate.search", new { email = "friend@example.com" })
            ).Results
        );
    }

    private static async Task<string> FormAsync(RunningSandbox sandbox, string type) =>
        (string)
            (await sandbox.ResultsAsync("surveyFormDefinition.list"))
                .AsArray()
                .First(form => (string?)form!["surveyType"] == type)!["id"]!;

    private static JsonObject About(Applications application, string formId) =>
        new()
        {
            ["candidateId"] = application.CandidateId,
            ["applicationId"] = application.Id,
            ["surveyFormDefinitionId"] = formId,
        };

    private static async Task<JsonObject> ReferralAsync(
        RunningSandbox sandbox,
        string jobId,
        string userId
    )
    {
        var form = await sandbox.ResultsAsync("referralForm.info");
        var fields = form["formDefinition"]!["sections"]![0]!["fields"]!.AsArray();
        var how = (string)
            fields.First(field => (string?)field!["field"]!["type"] == "LongText")!["field"]![
                "path"
            ]!;
        return new JsonObject
        {
            ["id"] = (string)form["id"]!,
            ["creditedToUserId"] = userId,
            ["fieldSubmissions"] = new JsonArray(
                Field("_systemfield_name", "Good Friend"),
                Field("_systemfield_email", "friend@example.com"),
                Field("_systemfield_job", jobId),
                Field(how, "We shared a bench")
            ),
        };
    }

    private static JsonObject Field(string path, string value) =>
        new() { ["path"] = path, ["value"] = value };
}

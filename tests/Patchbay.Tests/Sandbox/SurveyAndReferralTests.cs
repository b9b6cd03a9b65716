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
        var (request, laser, years, standards) = await QuestionnaireAsync(sandbox, application);
        var made = await sandbox.ResultsAsync("surveySubmission.create", request);
        Assert.Equal("Questionnaire", (string?)made["surveyType"]);
        Assert.True((bool)made["submittedValues"]![laser]!);
        Assert.Equal(4, (int)made["submittedValues"]![years]!);
        Assert.Equal("iso-17025", (string?)made["submittedValues"]![standards]![0]);
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
    public async Task A_survey_submission_must_answer_the_form_that_it_names()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var (request, laser, years, standards) = await QuestionnaireAsync(sandbox, application);
        await RefusedAsync(values => values.Remove(laser));
        await RefusedAsync(values => values[laser] = "perhaps");
        await RefusedAsync(values => values[years] = "four");
        await RefusedAsync(values => values[years] = 4.5);
        await RefusedAsync(values => values[standards] = new JsonArray("ISO 17025"));
        await RefusedAsync(values => values["anything"] = true);

        async Task RefusedAsync(Action<JsonObject> change)
        {
            var wrong = request.DeepClone().AsObject();
            change(wrong["submittedValues"]!.AsObject());
            Assert.Equal(
                "invalid_input",
                await sandbox.ErrorAsync("surveySubmission.create", wrong)
            );
        }
    }

    [Fact]
    public async Task Survey_submissions_are_paged_and_filtered_by_their_time()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var (request, _, _, _) = await QuestionnaireAsync(sandbox, application);
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
            var one = await sandbox.ResultsAsync("surveySubmission.create", request);
            made.Add((string)one["id"]!);
        }
        var after = new JsonObject
        {
            ["surveyType"] = "Questionnaire",
            ["limit"] = 1,
            ["createdAfter"] = (
                sandbox.Clock.GetUtcNow() - TimeSpan.FromSeconds(90)
            ).ToUnixTimeMilliseconds(),
        };
        var pages = await sandbox.PagesAsync("surveySubmission.list", after);
        Assert.Equal(made[1..], pages.SelectMany(page => page.Ids));
        Assert.All(pages, page => Assert.Single(page.Results));
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

    private static async Task<(
        JsonObject Request,
        string Laser,
        string Years,
        string Standards
    )> QuestionnaireAsync(RunningSandbox sandbox, Applications application)
    {
        var request = About(application, await FormAsync(sandbox, "Questionnaire"));
        var form = await sandbox.ResultsAsync(
            "surveyFormDefinition.info",
            new { surveyFormDefinitionId = (string)request["surveyFormDefinitionId"]! }
        );
        var fields = form["formDefinition"]!["sections"]![0]!["fields"]!.AsArray();
        string Path(string type) =>
            (string)
                fields.First(field => (string?)field!["field"]!["type"] == type)!["field"]![
                    "path"
                ]!;

        var (laser, years, standards) = (Path("Boolean"), Path("Number"), Path("MultiValueSelect"));
        request["submittedValues"] = new JsonObject
        {
            [laser] = true,
            [years] = 4,
            [standards] = new JsonArray("iso-17025"),
        };
        return (request, laser, years, standards);
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

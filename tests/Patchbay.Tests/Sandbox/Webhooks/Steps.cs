using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Webhooks;

/// <summary>What it takes to get somewhere.</summary>
internal static class Steps
{
    /// <summary>An offer that was sent to the candidate.</summary>
    public static async Task<string> SendOfferAsync(
        this RunningSandbox sandbox,
        string applicationId
    )
    {
        var offer = await sandbox.MakeOfferAsync(applicationId);
        await sandbox.ResultsAsync(
            "offer.approve",
            new { offerVersionId = (string)offer["latestVersion"]!["id"]! }
        );
        return (string)offer["id"]!;
    }

    public static async Task<JsonNode> MakeOfferAsync(
        this RunningSandbox sandbox,
        string applicationId
    )
    {
        var process = await sandbox.ResultsAsync("offerProcess.start", new { applicationId });
        var form = await sandbox.ResultsAsync(
            "offer.start",
            new { offerProcessId = (string)process["id"]! }
        );
        return await sandbox.ResultsAsync(
            "offer.create",
            new JsonObject
            {
                ["offerProcessId"] = (string)process["id"]!,
                ["offerFormId"] = (string)form["id"]!,
                ["offerForm"] = OfferForm(70_000),
            }
        );
    }

    public static JsonObject OfferForm(int salary) =>
        new()
        {
            ["fieldSubmissions"] = new JsonArray(
                Field("_systemfield_start_date", "2026-09-01"),
                Field(
                    "_systemfield_salary",
                    new JsonObject { ["value"] = salary, ["currencyCode"] = "EUR" }
                )
            ),
        };

    public static async Task<JsonNode> ScheduleAsync(
        this RunningSandbox sandbox,
        string applicationId
    ) =>
        await sandbox.ResultsAsync(
            "interviewSchedule.create",
            new JsonObject
            {
                ["applicationId"] = applicationId,
                ["interviewEvents"] = new JsonArray(await sandbox.InterviewAsync(day: 3)),
            }
        );

    public static async Task<JsonObject> InterviewAsync(this RunningSandbox sandbox, int day) =>
        new()
        {
            ["startTime"] = $"2026-06-{day:00}T09:00:00Z",
            ["endTime"] = $"2026-06-{day:00}T10:00:00Z",
            ["interviewers"] = new JsonArray(
                new JsonObject
                {
                    ["email"] = (string?)(await sandbox.ResultsAsync("user.list"))[5]!["email"],
                }
            ),
        };

    public static async Task<JsonNode> AnswerSurveyAsync(
        this RunningSandbox sandbox,
        Applications application,
        string surveyType
    )
    {
        var form = (await sandbox.ResultsAsync("surveyFormDefinition.list"))
            .AsArray()
            .First(found => (string?)found!["surveyType"] == surveyType)!;
        var field = form["formDefinition"]!["sections"]![0]!["fields"]![0]!["field"]!;
        return await sandbox.ResultsAsync(
            "surveySubmission.create",
            new JsonObject
            {
                ["candidateId"] = application.CandidateId,
                ["applicationId"] = application.Id,
                ["surveyFormDefinitionId"] = (string?)form["id"],
                ["submittedValues"] = new JsonObject
                {
                    [(string)field["path"]!] =
                        (string?)field["type"] == "Boolean"
                            ? true
                            : field["selectableValues"]![0]!["value"]!.DeepClone(),
                },
            }
        );
    }

    public static JsonObject Field(string path, JsonNode value) =>
        new() { ["path"] = path, ["value"] = value };
}

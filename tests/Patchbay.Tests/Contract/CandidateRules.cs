using System.Text.Json.Nodes;
using static Patchbay.Tests.Contract.StateRules;

namespace Patchbay.Tests.Contract;

/// <summary>What candidates, their files and their applications ask for.</summary>
internal static class CandidateRules
{
    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        // One of the two at least.
        ["candidate.search"] = Now(body =>
        {
            if (body.Count == 0)
                body["name"] = "a";
        }),
        // Every application must be archived or hired.
        ["candidate.anonymize"] = async (body, world) =>
            body["candidateId"] = await world.IdAsync(
                "candidate",
                candidate => candidate["applicationIds"]!.AsArray().Count == 0
            ),
        // A handle is opaque: it comes from an upload, or from a candidate.
        ["candidate.uploadResume"] = async (body, world) =>
        {
            if (body.ContainsKey("resumeHandle"))
                body["resumeHandle"] = await world.UploadAsync("CandidateResume");
        },
        ["candidate.uploadFile"] = async (body, world) =>
        {
            if (body.ContainsKey("fileHandle"))
                body["fileHandle"] = await world.UploadAsync("CandidateFiles");
        },
        ["file.info"] = async (body, world) =>
            body["fileHandle"] = (string)
                (
                    await world.FirstAsync(
                        "candidate",
                        candidate => candidate["resumeFileHandle"] is JsonObject
                    )
                )["resumeFileHandle"]!["handle"]!,
        // A survey is about a candidate and one of its applications.
        ["surveyRequest.create"] = NameApplicantAsync,
        ["surveySubmission.create"] = async (body, world) =>
        {
            await NameApplicantAsync(body, world);
            var form = await world.FirstAsync("surveyFormDefinition");
            body["surveyFormDefinitionId"] = (string)form["id"]!;
            body["submittedValues"] = FilledForm.Values(form["formDefinition"]!);
        },
        // The form of a posting asks for a name and an address.
        ["applicationForm.submit"] = Now(body =>
            body["applicationForm"]!["fieldSubmissions"] = new JsonArray(
                new JsonObject { ["path"] = "_systemfield_name", ["value"] = "Ada Muster" },
                new JsonObject { ["path"] = "_systemfield_email", ["value"] = "ada@example.com" }
            )
        ),
        // An application starts in a stage of its plan that is not archived.
        ["application.create"] = async (body, world) =>
        {
            if (!body.ContainsKey("interviewPlanId"))
                return;
            var stage = await OpenStageAsync((string)body["interviewPlanId"]!, world);
            body["interviewStageId"] = stage;
            InStage(body, stage);
        },
        // A history has an entry, and its stages are those of the application's plan.
        ["application.updateHistory"] = async (body, world) =>
        {
            var application = await world.FirstAsync("application");
            body["applicationId"] = (string)application["id"]!;
            if (body["applicationHistory"] is not JsonArray { Count: > 0 })
                body["applicationHistory"] = new JsonArray(
                    new JsonObject
                    {
                        ["stageNumber"] = 0,
                        ["enteredStageAt"] = "2026-01-05T09:00:00Z",
                    }
                );
            InStage(body, await OpenStageAsync(PlanOf(application), world));
        },
        // A stage of the application's own plan; what goes with archiving goes with an archived stage only.
        ["application.changeStage"] = async (body, world) =>
        {
            var application = await world.FirstAsync("application");
            body["applicationId"] = (string)application["id"]!;
            var plan = PlanOf(application);
            body["interviewStageId"] = body.ContainsKey("archiveReasonId")
                ? (string)(await world.StagesAsync(plan)).First(IsArchived)["id"]!
                : await OpenStageAsync(plan, world);
            if (body["archiveEmail"] is JsonObject mail)
                mail["communicationTemplateId"] = await world.IdAsync(
                    "communicationTemplate",
                    IsMail
                );
        },
        ["application.listHistory"] = Needs("applicationId", "application"),
        // A stage of the plan named, not archived.
        ["application.transfer"] = async (body, world) =>
            body["interviewStageId"] = await OpenStageAsync(
                (string)body["interviewPlanId"]!,
                world
            ),
    };

    private static async Task NameApplicantAsync(JsonObject body, World world)
    {
        var application = await world.FirstAsync("application");
        body["applicationId"] = (string)application["id"]!;
        body["candidateId"] = (string)application["candidate"]!["id"]!;
    }

    // A reason goes with an archived stage, and an entry that is there already has an id of its own.
    private static void InStage(JsonObject body, string stage)
    {
        foreach (var entry in body["applicationHistory"] as JsonArray ?? [])
        {
            entry!["stageId"] = stage;
            entry.AsObject().Remove("archiveReasonId");
            entry.AsObject().Remove("applicationHistoryId");
        }
    }

    private static string PlanOf(JsonObject application) =>
        (string)application["currentInterviewStage"]!["interviewPlanId"]!;

    private static async Task<string> OpenStageAsync(string plan, World world) =>
        (string)(await world.StagesAsync(plan)).First(stage => !IsArchived(stage))["id"]!;

    private static bool IsArchived(JsonObject stage) => (string?)stage["type"] == "Archived";

    private static bool IsMail(JsonObject template) =>
        template["intendedTypes"] is JsonArray types
        && types.Any(type => (string?)type == "email")
        && (bool?)template["isArchived"] != true;
}

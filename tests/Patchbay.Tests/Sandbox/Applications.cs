using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

/// <summary>An application made by calls, and the stages of its plan.</summary>
internal sealed record Applications(
    string Id,
    string CandidateId,
    string JobId,
    string PlanId,
    JsonArray Stages,
    JsonNode Created
)
{
    public static async Task<Applications> CreateAsync(
        RunningSandbox sandbox,
        string? stage = null,
        string? candidateId = null
    )
    {
        var job = await OpenJobAsync(sandbox);
        candidateId ??= (string)
            (await sandbox.ResultsAsync("candidate.create", new { name = "Ada Applicant" }))["id"]!;
        var request = new JsonObject { ["candidateId"] = candidateId, ["jobId"] = job.Id };
        if (stage is not null)
            request["interviewStageId"] = stage;
        var made = await sandbox.ResultsAsync("application.create", request.ToJsonString());
        var stages = await sandbox.ResultsAsync(
            "interviewStage.list",
            new { interviewPlanId = job.PlanId }
        );
        return new Applications(
            (string)made["id"]!,
            candidateId,
            job.Id,
            job.PlanId,
            stages.AsArray(),
            made
        );
    }

    public static async Task<(string Id, string PlanId)> OpenJobAsync(
        RunningSandbox sandbox,
        int number = 0
    )
    {
        var jobs = await sandbox.ResultsAsync("job.list", new { status = new[] { "Open" } });
        var job = jobs.AsArray()
            .Where(found => found!["defaultInterviewPlanId"] is not null)
            .ElementAt(number)!;
        return ((string)job["id"]!, (string)job["defaultInterviewPlanId"]!);
    }

    /// <summary>The id of the first stage of a type.</summary>
    public string Stage(string type) =>
        (string)Stages.First(stage => (string)stage!["type"]! == type)!["id"]!;

    public Task<JsonNode> MoveAsync(RunningSandbox sandbox, string type) =>
        sandbox.ResultsAsync(
            "application.changeStage",
            new { applicationId = Id, interviewStageId = Stage(type) }
        );

    public async Task<JsonNode> ArchiveAsync(RunningSandbox sandbox) =>
        await sandbox.ResultsAsync(
            "application.changeStage",
            new
            {
                applicationId = Id,
                interviewStageId = Stage("Archived"),
                archiveReasonId = await sandbox.FirstIdAsync("archiveReason.list"),
            }
        );

    public Task<JsonNode> InfoAsync(RunningSandbox sandbox) =>
        sandbox.ResultsAsync("application.info", new { applicationId = Id });
}

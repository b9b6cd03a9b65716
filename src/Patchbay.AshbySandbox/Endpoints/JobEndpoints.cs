using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class JobEndpoints
{
    // Exactly these (section 11).
    private static readonly Dictionary<string, string[]> Transitions = new()
    {
        ["Draft"] = ["Open", "Archived"],
        ["Open"] = ["Closed"],
        ["Closed"] = ["Draft", "Archived"],
        ["Archived"] = ["Draft"],
    };

    public static void AddTo(HandlerTable table)
    {
        table["job.list"] = List;
        table["job.info"] = (request, context) =>
            Find(context, request.Text("id")) is { } job
                ? JobView.Of(job, context, request.Texts("expand"))
                : Errors.NotFound("job");
        table["job.search"] = Search;
        table["job.create"] = Create;
        table["job.update"] = Update;
        table["job.setStatus"] = SetStatus;
        table["job.updateCompensation"] = UpdateCompensation;
    }

    /// <summary>A job by id; confidential ones are absent for a key without that switch (section 1).</summary>
    public static JsonObject? Find(SandboxContext context, string? id) =>
        context.SeesJob(id) ? context.State.Jobs.Find(id) : null;

    private static bool IsVisible(JsonObject job, SandboxContext context) =>
        context.Key.SeesConfidential || !job.Flag("confidential");

    private static Answer List(JsonObject request, SandboxContext context)
    {
        // Drafts only when asked for.
        var statuses = request.ContainsKey("status")
            ? request.Texts("status")
            : ["Open", "Closed", "Archived"];
        return context.Page(
            request,
            context.State.Jobs,
            job =>
                statuses.Contains(job.Text("status"))
                && IsVisible(job, context)
                && request.IsAfter("createdAfter", job.Text("createdAt"))
                && request.IsAfter("openedAfter", job.Text("openedAt"))
                && request.IsBefore("openedBefore", job.Text("openedAt"))
                && request.IsAfter("closedAfter", job.Text("closedAt"))
                && request.IsBefore("closedBefore", job.Text("closedAt")),
            job => JobView.Of(job, context, request.Texts("expand"))
        );
    }

    private static Answer Search(JsonObject request, SandboxContext context)
    {
        var title = request.Text("title");
        var requisition = request.Text("requisitionId");
        return SandboxContext.All(
            context.State.Jobs,
            job =>
                IsVisible(job, context)
                && (
                    title is null
                    || string.Equals(job.Text("title"), title, StringComparison.OrdinalIgnoreCase)
                )
                && (
                    requisition is null
                    || string.Equals(
                        job.Text("customRequisitionId"),
                        requisition,
                        StringComparison.OrdinalIgnoreCase
                    )
                ),
            JobView.Plain
        );
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        if (References(request, context.State) is { } error)
            return error;
        var planId = request.Text("defaultInterviewPlanId");
        var job = new JsonObject
        {
            ["id"] = context.State.Ids.Next("job"),
            ["title"] = request.Text("title"),
            ["confidential"] = false,
            ["status"] = "Draft",
            ["employmentType"] = "FullTime",
            ["locationId"] = request.Text("locationId"),
            ["departmentId"] = request.Text("teamId"),
            ["interviewPlanIds"] = planId is null ? new JsonArray() : new JsonArray(planId),
            ["customFields"] = new JsonArray(),
            ["jobPostingIds"] = new JsonArray(),
            ["customRequisitionId"] = null,
            ["brandId"] = request.Text("brandId"),
            ["hiringTeam"] = new JsonArray(),
            ["author"] = context.State.Users.After(-1).First().Record,
            ["createdAt"] = context.Timestamp,
            ["updatedAt"] = context.Timestamp,
            ["openedAt"] = null,
            ["closedAt"] = null,
        };
        // Left out, not null, when there is none (observed).
        if (planId is not null)
            job["defaultInterviewPlanId"] = planId;
        context.State.Jobs.Save(job);
        return JobView.Plain(job);
    }

    private static SandboxError? References(JsonObject request, SandboxState state)
    {
        if (request.Text("teamId") is { } team && state.Departments.Find(team) is null)
            return Errors.NotFound("department");
        if (request.Text("locationId") is { } location && state.Locations.Find(location) is null)
            return Errors.NotFound("location");
        if (
            request.Text("defaultInterviewPlanId") is { } plan
            && state.InterviewPlans.Find(plan) is null
        )
            return Errors.NotFound("interview_plan");
        if (request.Text("brandId") is { } brand && state.Of("brand")?.Find(brand) is null)
            return Errors.NotFound("brand");
        return
            request.Text("jobTemplateId") is { } template
            && state.Of("jobTemplate")?.Find(template) is null
            ? Errors.NotFound("job_template")
            : null;
    }

    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (request.Count == 1)
            return Errors.InvalidInput("At least one field besides jobId is required"); // section 11
        if (References(request, context.State) is { } error)
            return error;
        return Change(
            request,
            context,
            job =>
            {
                job.Take(
                    request,
                    "title",
                    "locationId",
                    "customRequisitionId",
                    "defaultInterviewPlanId"
                );
                if (request.Text("teamId") is { } team)
                    job["departmentId"] = team;
                if (
                    request.Text("defaultInterviewPlanId") is { } plan
                    && !job.Texts("interviewPlanIds").Contains(plan)
                )
                    job["interviewPlanIds"]!.AsArray().Add(plan);
                return null;
            }
        );
    }

    private static Answer SetStatus(JsonObject request, SandboxContext context) =>
        Change(
            request,
            context,
            job =>
            {
                var (from, to) = (job.Text("status")!, request.Text("status")!);
                if (!Transitions[from].Contains(to))
                    return Errors.InvalidInput($"A job cannot go from {from} to {to}");
                if (to == "Open" && job.Text("defaultInterviewPlanId") is null)
                    return Errors.InvalidInput(
                        "A job without a default interview plan cannot be opened"
                    );
                job["status"] = to;
                if (to == "Open")
                    job["openedAt"] = context.Timestamp;
                if (to is "Open" or "Draft")
                    job["closedAt"] = null;
                if (to == "Closed")
                    job["closedAt"] = context.Timestamp;
                return null;
            }
        );

    // Replaces all tiers; an empty list clears them.
    private static Answer UpdateCompensation(JsonObject request, SandboxContext context)
    {
        var tiers = JobView.Tiers(request["compensationTiers"]!.AsArray(), context.State);
        var answer = Change(
            request,
            context,
            job =>
            {
                job["compensation"] = new JsonObject { ["compensationTiers"] = tiers.DeepClone() };
                return null;
            }
        );
        if (answer.Results is JsonObject shown)
            shown["compensationTiers"] = tiers;
        return answer;
    }

    private static Answer Change(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, SandboxError?> change
    )
    {
        if (Find(context, request.Text("jobId")) is not { } job)
            return Errors.NotFound("job");
        if (change(job) is { } error)
            return error;
        job["updatedAt"] = context.Timestamp;
        context.State.Jobs.Save(job);
        return JobView.Plain(job);
    }
}

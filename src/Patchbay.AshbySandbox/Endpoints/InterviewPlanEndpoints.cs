using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class InterviewPlanEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["interviewPlan.list"] = (request, context) =>
            context.Page(request, context.State.InterviewPlans, Archive.Filter(request));
        table["interviewStage.list"] = Stages;
        table["interviewStage.info"] = Stage;
        table["jobInterviewPlan.info"] = PlanOfJob;
    }

    /// <summary>The stages of a plan, in its order.</summary>
    public static IEnumerable<JsonObject> StagesOf(SandboxState state, string? planId) =>
        state
            .InterviewStages.After(-1)
            .Select(entry => entry.Record)
            .Where(stage =>
                string.Equals(
                    stage.Text("interviewPlanId"),
                    planId,
                    StringComparison.OrdinalIgnoreCase
                )
            )
            .OrderBy(stage => stage.Whole("orderInInterviewPlan"));

    private static Answer Stages(JsonObject request, SandboxContext context) =>
        context.State.InterviewPlans.Find(request.Text("interviewPlanId")) is { } plan
            ? Answer.List(StagesOf(context.State, plan.Text("id")))
            : Errors.NotFound("interview_plan");

    private static Answer Stage(JsonObject request, SandboxContext context) =>
        context.State.InterviewStages.Find(request.Text("interviewStageId")) is { } stage
            ? stage
            : Errors.NotFound("interview_stage");

    // Each stage of interviews has one activity, with the shared interview that stands at the same place.
    private static Answer PlanOfJob(JsonObject request, SandboxContext context)
    {
        if (JobEndpoints.Find(context, request.Text("jobId")) is not { } job)
            return Errors.NotFound("job");
        if (context.State.InterviewPlans.Find(job.Text("defaultInterviewPlanId")) is not { } plan)
            return Errors.NotFound("interview_plan");
        var interviews = context
            .State.Of("interview")!
            .After(-1)
            .Select(entry => entry.Record)
            .ToList();
        return new JsonObject
        {
            ["jobId"] = job.Text("id"),
            ["interviewPlanId"] = plan.Text("id"),
            ["stages"] = new JsonArray([
                .. StagesOf(context.State, plan.Text("id"))
                    .Select(
                        (stage, at) => StageOfJob(stage, interviews[at % interviews.Count], context)
                    ),
            ]),
        };
    }

    private static JsonObject StageOfJob(
        JsonObject stage,
        JsonObject interview,
        SandboxContext context
    )
    {
        var shown = new JsonObject();
        shown.Take(stage, "id", "title", "type", "orderInInterviewPlan");
        if (stage.Text("interviewStageGroupId") is { } group)
            shown["interviewStageGroupId"] = group;
        shown["activities"] =
            stage.Text("type") != "Active"
                ? new JsonArray()
                : new JsonArray(Activity(stage, interview, context.State));
        return shown;
    }

    private static JsonObject Activity(
        JsonObject stage,
        JsonObject interview,
        SandboxState state
    ) =>
        new()
        {
            ["id"] = state.Ids.Named("activity", stage.Text("id")!),
            ["title"] = stage.Text("title"),
            ["interviews"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = state.Ids.Named("stage interview", stage.Text("id")!),
                    ["title"] = interview.Text("title"),
                    ["interviewId"] = interview.Text("id"),
                    ["interviewDurationMinutes"] = 45,
                    ["isSchedulable"] = true,
                }
            ),
        };
}

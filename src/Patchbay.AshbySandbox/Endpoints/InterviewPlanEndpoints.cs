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
}

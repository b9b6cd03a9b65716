using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>Each stage that an application of the job is in needs a stage of the new plan to go on in.</summary>
internal sealed class SetInterviewPlan()
    : Act(
        "job.setInterviewPlan",
        "Switches a job to another interview plan and moves its applications over.",
        ActInput.Of(
            ["jobId", "interviewPlanId", Mappings],
            ("jobId", ActInput.Id),
            ("interviewPlanId", ActInput.Id),
            (Mappings, ActInput.ListOf(ActInput.Ids(From, To)))
        )
    )
{
    private const string Mappings = "interviewStageMappings";
    private const string From = "fromInterviewStageId";
    private const string To = "toInterviewStageId";

    public override Answer Do(JsonObject input, ActContext context)
    {
        var state = context.State;
        if (state.Jobs.Find(input.Text("jobId")) is not { } job)
            return Errors.NotFound("job");
        if (state.InterviewPlans.Find(input.Text("interviewPlanId")) is not { } newPlan)
            return Errors.NotFound("interview_plan");
        if (state.InterviewPlans.Find(job.Text("defaultInterviewPlanId")) is not { } oldPlan)
            return Errors.InvalidInput("The job has no interview plan to switch from");
        var (from, to) = (oldPlan.Text("id")!, newPlan.Text("id")!);
        if (from == to)
            return Errors.InvalidInput("The job has this interview plan already");

        var stages = new Dictionary<string, JsonObject>();
        foreach (var mapping in input[Mappings]!.AsArray().Select(item => item!.AsObject()))
        {
            if (
                state.InterviewStages.Find(mapping.Text(From)) is not { } left
                || state.InterviewStages.Find(mapping.Text(To)) is not { } entered
                || left.Text("interviewPlanId") != from
                || entered.Text("interviewPlanId") != to
            )
                return Errors.NotFound("interview_stage");
            // An application does not get hired or archived, or the opposite, by a switch of plans.
            if (StageTypes.StatusIn(left) != StageTypes.StatusIn(entered))
                return Errors.InvalidInput("Stages that are mapped must mean the same status");
            if (!stages.TryAdd(left.Text("id")!, entered))
                return Errors.InvalidInput($"{From} is mapped twice");
        }

        var applications = state
            .Applications.After(-1)
            .Select(entry => entry.Record)
            .Where(found =>
                (string?)found["job"]!["id"] == job.Text("id")
                && (string?)found["currentInterviewStage"]!["interviewPlanId"] == from
            )
            .ToList();
        var unmapped = applications
            .Select(found => (string)found["currentInterviewStage"]!["id"]!)
            .Where(stage => !stages.ContainsKey(stage))
            .Distinct()
            .ToList();
        if (unmapped.Count > 0)
            return Errors.InvalidInput(
                "Stages with applications have no mapping: " + string.Join(", ", unmapped)
            );

        foreach (var application in applications)
            Move(application, stages, context);
        job["defaultInterviewPlanId"] = to;
        job["interviewPlanIds"] = new JsonArray([
            .. job.Texts("interviewPlanIds")
                .Where(id => id != from && id != to)
                .Append(to)
                .Select(id => (JsonNode)id),
        ]);
        job["updatedAt"] = context.Timestamp;
        state.Jobs.Save(job);
        state.Events.Raise(
            WebhookTypes.InterviewPlanTransition,
            job.Text("id")!,
            new JsonObject
            {
                ["jobId"] = job.Text("id"),
                ["fromInterviewPlan"] = Named(oldPlan),
                ["toInterviewPlan"] = Named(newPlan),
                [Mappings] = input[Mappings]!.DeepClone(),
            }
        );
        return JobView.Plain(job);
    }

    private static void Move(
        JsonObject application,
        Dictionary<string, JsonObject> stages,
        ActContext context
    )
    {
        var stage = stages[(string)application["currentInterviewStage"]!["id"]!];
        application["currentInterviewStage"] = stage.Copy();
        application["updatedAt"] = context.Timestamp;
        ApplicationHistory.Enter(context.State, application.Text("id")!, stage, context.Now);
        context.State.Applications.Save(application);
    }

    private static JsonObject Named(JsonObject plan) =>
        new() { ["id"] = plan.Text("id"), ["title"] = plan.Text("title") };
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// Approvals in the shape of approval.list: defined, then submitted to the approvers of the first step, then decided
/// step by step.
/// </summary>
internal static class Approvals
{
    /// <summary>The approval of an offer version, an opening or a job.</summary>
    public static JsonObject? Of(SandboxState state, string? entityId) =>
        state
            .Approvals.After(-1)
            .Select(entry => entry.Record)
            .LastOrDefault(approval =>
                string.Equals(
                    approval.Text("entityId"),
                    entityId,
                    StringComparison.OrdinalIgnoreCase
                )
            );

    /// <summary>
    /// The company's own rule for offers: the hiring manager of the application, then an admin. Without a hiring manager
    /// there is no rule, and the approval is to be defined from outside.
    /// </summary>
    public static bool DefineByRule(SandboxContext context, string? applicationId, string versionId)
    {
        var manager = context.State.Applications.Find(applicationId)!["hiringTeam"]!
            .AsArray()
            .FirstOrDefault(member => (string?)member!["role"] == "Hiring Manager");
        if (manager is null)
            return false;
        string[] users =
        [
            (string)manager["userId"]!,
            context.State.Users.After(-1).First().Record.Text("id")!,
        ];
        Define(context, versionId, users.Select(user => (1L, (IReadOnlyList<string>)[user])));
        return true;
    }

    /// <summary>Sets the steps of an offer version's approval, which starts anew; answers with the definition's id.</summary>
    public static string Define(
        SandboxContext context,
        string versionId,
        IEnumerable<(long Required, IReadOnlyList<string> Approvers)> steps
    )
    {
        var state = context.State;
        var approval =
            Of(state, versionId)
            ?? new JsonObject
            {
                ["id"] = state.Ids.Next("approval"),
                ["approvalDefinitionId"] = state.Ids.Next("approvalDefinition"),
                ["entityId"] = versionId,
                ["entityType"] = "offer",
                ["createdAt"] = context.Timestamp,
            };
        approval["submittedAt"] = null;
        approval["completedAt"] = null;
        approval["steps"] = new JsonArray([
            .. steps.Select(step => new JsonObject
            {
                ["id"] = state.Ids.Next("approvalStep"),
                ["approvalsRequired"] = step.Required,
                ["approvers"] = new JsonArray([
                    .. step.Approvers.Select(user => new JsonObject
                    {
                        ["id"] = state.Ids.Next("approver"),
                        ["userId"] = user,
                        ["decision"] = "pending",
                    }),
                ]),
            }),
        ]);
        state.Approvals.Save(approval);
        return approval.Text("approvalDefinitionId")!;
    }

    public static void Submit(SandboxContext context, JsonObject approval)
    {
        approval["submittedAt"] = context.Timestamp;
        Ask(Current(approval), context);
        context.State.Approvals.Save(approval);
    }

    /// <summary>One approver's yes to the current step; whether that was the last one missing.</summary>
    public static (bool Done, SandboxError? Error) ApproveStep(
        SandboxContext context,
        JsonObject approval,
        string stepId,
        string userId
    )
    {
        if (approval.Text("submittedAt") is null)
            return (false, Errors.InvalidInput("The approval process was not started"));
        if (Current(approval) is not { } step || !Is(step.Text("id"), stepId))
            return (false, Errors.InvalidInput("approvalStepId is not the current step"));
        if (
            Approvers(step).FirstOrDefault(approver => Is(approver.Text("userId"), userId))
            is not { } approver
        )
            return (false, Errors.InvalidInput("userId is not an approver of this step"));

        Decide(approver, context);
        var given = Approvers(step).Count(one => one.Text("decision") == "approve");
        if (given >= step.Whole("approvalsRequired"))
        {
            step["completedAt"] = context.Timestamp;
            if (Current(approval) is { } next)
                Ask(next, context);
            else
                approval["completedAt"] = context.Timestamp;
        }
        context.State.Approvals.Save(approval);
        return (approval.Text("completedAt") is not null, null);
    }

    /// <summary>Approves everything that is open: what an admin does with "Force Approve".</summary>
    public static void Force(SandboxContext context, string? entityId)
    {
        if (
            Of(context.State, entityId) is not { } approval
            || approval.Text("completedAt") is not null
        )
            return;
        approval["submittedAt"] ??= context.Timestamp;
        approval["completedAt"] = context.Timestamp;
        foreach (var step in Steps(approval).Where(step => step.Text("completedAt") is null))
        {
            step["completedAt"] = context.Timestamp;
            foreach (var approver in Approvers(step))
                if (approver.Text("decision") == "pending")
                    Decide(approver, context);
        }
        context.State.Approvals.Save(approval);
    }

    private static void Decide(JsonObject approver, SandboxContext context)
    {
        approver["decision"] = "approve";
        approver["decidedAt"] = context.Timestamp;
    }

    private static void Ask(JsonObject? step, SandboxContext context)
    {
        foreach (var approver in step is null ? [] : Approvers(step))
            approver["requestedAt"] = context.Timestamp;
    }

    private static JsonObject? Current(JsonObject approval) =>
        Steps(approval).FirstOrDefault(step => step.Text("completedAt") is null);

    private static IEnumerable<JsonObject> Steps(JsonObject approval) =>
        approval["steps"]!.AsArray().Select(step => step!.AsObject());

    private static IEnumerable<JsonObject> Approvers(JsonObject step) =>
        step["approvers"]!.AsArray().Select(approver => approver!.AsObject());

    private static bool Is(string? one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

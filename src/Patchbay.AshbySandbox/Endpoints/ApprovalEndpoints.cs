using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Who has to say yes to an offer, and who did (section 11).</summary>
internal static class ApprovalEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["approval.list"] = List;
        table["approvalDefinition.update"] = Define;
        table["offer.startApprovalProcess"] = Start;
        table["offer.approve"] = Approve;
    }

    private static Answer List(JsonObject request, SandboxContext context) =>
        context.Page(
            request,
            context.State.Approvals,
            approval =>
                request.Matches("entityType", approval.Text("entityType"))
                && request.Matches("entityId", approval.Text("entityId"))
                && IsVisible(approval, context)
        );

    private static bool IsVisible(JsonObject approval, SandboxContext context)
    {
        var id = approval.Text("entityId");
        return context.Key.SeesConfidential
            || approval.Text("entityType") switch
            {
                "offer" => OfferEndpoints.FindByVersion(context, id) is not null,
                "job" => context.SeesJob(id),
                _ => OpeningEndpoints.Find(context, id) is not null,
            };
    }

    // Steps replace those before; none at all skips the approval (approvalDefinition.update page).
    private static Answer Define(JsonObject request, SandboxContext context)
    {
        var id = request.Text("entityId");
        if (OfferEndpoints.FindByVersion(context, id) is not { } offer)
            return Errors.NotFound("offer_version");
        if (OfferEndpoints.Closed(offer, id) is { } closed)
            return closed;
        var version = offer["latestVersion"]!.AsObject();
        var steps = new List<(long Required, IReadOnlyList<string> Approvers)>();
        foreach (var item in request["approvalStepDefinitions"]!.AsArray())
        {
            var required = item!.AsObject().Whole("approvalsRequired")!.Value;
            List<string> users =
            [
                .. item["approvers"]!
                    .AsArray()
                    .Select(approver => ((string)approver!["userId"]!).ToLowerInvariant())
                    .Distinct(),
            ];
            if (users.Any(user => context.State.Users.Find(user) is null))
                return Errors.NotFound("user");
            if (required < 1 || required > users.Count)
                return Errors.InvalidInput(
                    "approvalsRequired must be at least 1 and at most the number of approvers"
                );
            steps.Add((required, users));
        }

        var definition = new JsonObject
        {
            ["entityType"] = "Offer",
            ["entityId"] = version.Text("id"),
            ["approvalStepDefinitions"] = request["approvalStepDefinitions"]!.DeepClone(),
        };
        if (steps.Count == 0)
        {
            if (Approvals.Of(context.State, id) is { } skipped)
                context.State.Approvals.Remove(skipped.Text("id")!);
            OfferEndpoints.Enter(context, offer, OfferEndpoints.Sent, approval: null);
            return definition;
        }
        definition["id"] = Approvals.Define(context, version.Text("id")!, steps);
        if (request.Flag("submitApprovalRequest"))
            Submit(context, offer);
        else
            OfferEndpoints.Enter(context, offer, OfferEndpoints.ToStart, approval: null);
        return definition;
    }

    private static Answer Start(JsonObject request, SandboxContext context)
    {
        var id = request.Text("offerVersionId");
        if (OfferEndpoints.FindByVersion(context, id) is not { } offer)
            return Errors.NotFound("offer_version");
        if (OfferEndpoints.Closed(offer, id) is { } closed)
            return closed;
        if (offer.Text("offerStatus") != OfferEndpoints.ToStart)
            return Errors.InvalidInput(
                $"The offer is not {OfferEndpoints.ToStart} but {offer.Text("offerStatus")}"
            );
        Submit(context, offer);
        return OfferEndpoints.Shown(offer, request);
    }

    // Without step and user the whole approval is forced; both or neither (offer.approve page).
    private static Answer Approve(JsonObject request, SandboxContext context)
    {
        var (id, stepId, userId) = (
            request.Text("offerVersionId"),
            request.Text("approvalStepId"),
            request.Text("userId")
        );
        if (stepId is null != userId is null)
            return Errors.InvalidInput("approvalStepId and userId go together");
        if (OfferEndpoints.FindByVersion(context, id) is not { } offer)
            return Errors.NotFound("offer_version");
        if (OfferEndpoints.Closed(offer, id) is { } closed)
            return closed;

        var done = true;
        if (stepId is not null)
        {
            if (Approvals.Of(context.State, id) is not { } approval)
                return Errors.InvalidInput("The approval process was not started");
            (done, var error) = Approvals.ApproveStep(context, approval, stepId, userId!);
            if (error is not null)
                return error;
        }
        else
            Approvals.Force(context, id);
        if (done)
            OfferEndpoints.Enter(context, offer, OfferEndpoints.Sent, "Approved");
        return OfferEndpoints.Shown(offer, request);
    }

    private static void Submit(SandboxContext context, JsonObject offer)
    {
        var id = (string)offer["latestVersion"]!["id"]!;
        // An offer that the company came with gets its approval when it is first asked for.
        if (
            Approvals.Of(context.State, id) is not null
            || Approvals.DefineByRule(context, offer.Text("applicationId"), id)
        )
            Approvals.Submit(context, Approvals.Of(context.State, id)!);
        OfferEndpoints.Enter(context, offer, OfferEndpoints.InApproval, "WaitingOnApprovals");
    }
}

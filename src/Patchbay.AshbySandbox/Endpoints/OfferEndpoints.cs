using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Offers: a process for an application, a form for each version, approval, then the candidate (section 11).</summary>
internal static class OfferEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["offerProcess.start"] = StartProcess;
        table["offer.start"] = Start;
        table["offer.create"] = Create;
        table["offer.update"] = Update;
        table["offer.startApprovalProcess"] = (request, context) =>
            ChangeVersion(
                request,
                context,
                (offer, version) =>
                    Enter(offer, version, "WaitingOnOfferApproval", "Created", "WaitingOnApprovals")
            );
        table["offer.approve"] = Approve;
        table["offer.info"] = (request, context) =>
            context.State.Offers.Find(request.Text("offerId")) is { } offer
                ? Shown(offer, request)
                : Errors.NotFound("offer");
        table["offer.list"] = List;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        var applicationId = request.Text("applicationId");
        return context.Page(
            request,
            context.State.Offers,
            offer =>
                Asked(request, "offerStatus", offer.Text("offerStatus"))
                && Asked(request, "acceptanceStatus", offer.Text("acceptanceStatus"))
                && Asked(
                    request,
                    "approvalStatus",
                    (string?)offer["latestVersion"]!["approvalStatus"]
                )
                && (
                    applicationId is null
                    || string.Equals(
                        offer.Text("applicationId"),
                        applicationId,
                        StringComparison.OrdinalIgnoreCase
                    )
                )
                && request.IsAfter("createdAfter", (string?)offer["versions"]![0]!["createdAt"]),
            offer =>
            {
                offer.Remove("versions");
                offer.Remove("formDefinition");
                return offer;
            }
        );
    }

    private static bool Asked(JsonObject request, string field, string? value) =>
        !request.ContainsKey(field) || (value is not null && request.Texts(field).Contains(value));

    private static Answer StartProcess(JsonObject request, SandboxContext context) =>
        ApplicationEndpoints.With(
            request,
            context,
            application =>
            {
                var process = new JsonObject
                {
                    ["id"] = context.State.Ids.Next("offerProcess"),
                    ["applicationId"] = application.Text("id"),
                    ["status"] = "WaitingOnOfferCreation",
                };
                context.State.OfferProcesses.Save(process);
                return process;
            }
        );

    // The id is that of a version to be; offer.create and offer.update fill its form.
    private static Answer Start(JsonObject request, SandboxContext context)
    {
        if (context.State.OfferProcesses.Find(request.Text("offerProcessId")) is not { } process)
            return Errors.NotFound("offer_process");
        var form = new JsonObject
        {
            ["id"] = context.State.Ids.Next("offerVersion"),
            ["formDefinition"] = OfferForm.Definition(context.State),
        };
        var kept = form.Copy();
        kept["offerProcessId"] = process.Text("id");
        context.State.OfferForms.Save(kept);
        return form;
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var state = context.State;
        if (state.OfferProcesses.Find(request.Text("offerProcessId")) is not { } process)
            return Errors.NotFound("offer_process");
        if (ApplicationEndpoints.Find(context, process.Text("applicationId")) is null)
            return Errors.ApplicationNotFound;
        if (
            state.OfferForms.Find(request.Text("offerFormId")) is not { } form
            || form.Text("offerProcessId") != process.Text("id")
        )
            return Errors.InvalidInput("offerFormId is not an open form of this offer process");
        var (version, error) = OfferForm.Version(request, form.Text("id")!, context);
        if (version is null)
            return error!;

        var offer = new JsonObject
        {
            ["id"] = state.Ids.Next("offer"),
            ["decidedAt"] = null,
            ["applicationId"] = process.Text("applicationId"),
            ["acceptanceStatus"] = "Created",
            ["offerStatus"] = "WaitingOnApprovalStart",
            ["latestVersion"] = version,
            ["versions"] = new JsonArray(version.DeepClone()),
            ["formDefinition"] = OfferForm.Definition(state),
        };
        state.OfferForms.Remove(form.Text("id")!);
        process["status"] = "WaitingOnApprovalStart";
        state.OfferProcesses.Save(process);
        state.Offers.Save(offer);
        return Shown(offer, request);
    }

    // A new version, whose approval begins anew.
    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (context.State.Offers.Find(request.Text("offerId")) is not { } offer)
            return Errors.NotFound("offer");
        var (version, error) = OfferForm.Version(
            request,
            context.State.Ids.Next("offerVersion"),
            context
        );
        if (version is null)
            return error!;
        offer["latestVersion"] = version;
        offer["versions"]!.AsArray().Add(version.DeepClone());
        offer["offerStatus"] = "WaitingOnApprovalStart";
        offer["acceptanceStatus"] = "Created";
        context.State.Offers.Save(offer);
        return Shown(offer, request);
    }

    // Without step and user the whole approval is forced; both or neither (offer.approve page).
    private static Answer Approve(JsonObject request, SandboxContext context) =>
        request.ContainsKey("approvalStepId") != request.ContainsKey("userId")
            ? Errors.InvalidInput("approvalStepId and userId go together")
        : context.State.Users.Find(request.Text("userId")) is null && request.ContainsKey("userId")
            ? Errors.NotFound("user")
        : ChangeVersion(
            request,
            context,
            (offer, version) =>
                Enter(offer, version, "WaitingOnCandidateResponse", "Pending", "Approved")
        );

    private static void Enter(
        JsonObject offer,
        JsonObject version,
        string offerStatus,
        string acceptance,
        string approval
    )
    {
        offer["offerStatus"] = offerStatus;
        offer["acceptanceStatus"] = acceptance;
        version["approvalStatus"] = approval;
    }

    // Only the latest version of an offer that nobody decided on yet goes anywhere.
    private static Answer ChangeVersion(
        JsonObject request,
        SandboxContext context,
        Action<JsonObject, JsonObject> change
    )
    {
        var id = request.Text("offerVersionId");
        var offer = context
            .State.Offers.After(-1)
            .Select(entry => entry.Record)
            .FirstOrDefault(found => found["versions"]!.AsArray().Any(version => Is(version, id)));
        if (offer is null)
            return Errors.NotFound("offer_version");
        if (!Is(offer["latestVersion"], id))
            return Errors.InvalidInput("The offer has a later version");
        if (offer.Text("decidedAt") is not null)
            return Errors.InvalidInput("The offer is decided");
        var latest = offer["latestVersion"]!.AsObject();
        change(offer, latest);
        var versions = offer["versions"]!.AsArray();
        versions[^1] = latest.DeepClone();
        context.State.Offers.Save(offer);
        return Shown(offer, request);
    }

    private static bool Is(JsonNode? version, string? id) =>
        string.Equals((string?)version!["id"], id, StringComparison.OrdinalIgnoreCase);

    private static JsonObject Shown(JsonObject offer, JsonObject request)
    {
        if (request.Flag("excludeFormDefinition"))
            offer.Remove("formDefinition");
        return offer;
    }
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Offers: a process for an application, a form for each version, approval, then the candidate (section 11).</summary>
internal static class OfferEndpoints
{
    public const string ToDefine = "WaitingOnApprovalDefinition";
    public const string ToStart = "WaitingOnApprovalStart";
    public const string InApproval = "WaitingOnOfferApproval";
    public const string Sent = "WaitingOnCandidateResponse";

    public static void AddTo(HandlerTable table)
    {
        table["offerProcess.start"] = StartProcess;
        table["offer.start"] = Start;
        table["offer.create"] = Create;
        table["offer.update"] = Update;
        table["offer.info"] = (request, context) =>
            Find(context, request.Text("offerId")) is { } offer
                ? Shown(offer, request)
                : Errors.NotFound("offer");
        table["offer.list"] = List;
    }

    /// <summary>An offer whose application may be seen.</summary>
    public static JsonObject? Find(SandboxContext context, string? id) =>
        context.State.Offers.Find(id) is { } offer
        && context.SeesApplication(offer.Text("applicationId"))
            ? offer
            : null;

    public static JsonObject? FindByVersion(SandboxContext context, string? id) =>
        context
            .State.Offers.After(-1)
            .Select(entry => entry.Record)
            .FirstOrDefault(found =>
                found["versions"]!.AsArray().Any(version => Is(version, id))
                && context.SeesApplication(found.Text("applicationId"))
            );

    /// <summary>Why a version takes no approval: only the latest of an offer that is not with the candidate yet does.</summary>
    public static SandboxError? Closed(JsonObject offer, string? versionId) =>
        !Is(offer["latestVersion"], versionId)
            ? Errors.InvalidInput("The offer has a later version")
        : offer.Text("offerStatus") is ToDefine or ToStart or InApproval ? null
        : Errors.InvalidInput("The offer has passed its approval");

    /// <summary>Puts an offer into a state of its approval; acceptance is Created before sending, Pending after (section 11).</summary>
    public static void Enter(
        SandboxContext context,
        JsonObject offer,
        string status,
        string? approval
    )
    {
        offer["offerStatus"] = status;
        offer["acceptanceStatus"] = status == Sent ? "Pending" : "Created";
        offer["latestVersion"]!["approvalStatus"] = approval;
        offer["versions"]!.AsArray()[^1] = offer["latestVersion"]!.DeepClone();
        context.State.Offers.Save(offer);
    }

    public static JsonObject Shown(JsonObject offer, JsonObject request)
    {
        if (request.Flag("excludeFormDefinition"))
            offer.Remove("formDefinition");
        return offer;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
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
                && request.Matches("applicationId", offer.Text("applicationId"))
                && context.SeesApplication(offer.Text("applicationId"))
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
        if (Process(context, request) is not { } process)
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
        if (Process(context, request) is not { } process)
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
            ["offerStatus"] = ToStart,
            ["latestVersion"] = version,
            ["versions"] = new JsonArray(version.DeepClone()),
            ["formDefinition"] = OfferForm.Definition(state),
        };
        state.OfferForms.Remove(form.Text("id")!);
        process["status"] = "WaitingOnApprovalStart";
        state.OfferProcesses.Save(process);
        return AskForApproval(context, offer, request);
    }

    // A new version, whose approval begins anew.
    private static Answer Update(JsonObject request, SandboxContext context)
    {
        if (Find(context, request.Text("offerId")) is not { } offer)
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
        return AskForApproval(context, offer, request);
    }

    private static Answer AskForApproval(
        SandboxContext context,
        JsonObject offer,
        JsonObject request
    )
    {
        var isDefined = Approvals.DefineByRule(
            context,
            offer.Text("applicationId"),
            (string)offer["latestVersion"]!["id"]!
        );
        Enter(context, offer, isDefined ? ToStart : ToDefine, approval: null);
        return Shown(offer, request);
    }

    private static JsonObject? Process(SandboxContext context, JsonObject request) =>
        context.State.OfferProcesses.Find(request.Text("offerProcessId")) is { } process
        && context.SeesApplication(process.Text("applicationId"))
            ? process
            : null;

    private static bool Is(JsonNode? version, string? id) =>
        string.Equals((string?)version!["id"], id, StringComparison.OrdinalIgnoreCase);
}

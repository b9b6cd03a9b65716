using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>No endpoint shows requests for signatures: they are known by their webhook only.</summary>
internal sealed class SendSignatureRequest()
    : Act(
        "signatureRequest.send",
        "Asks for a signature to an offer or, without one, to an application.",
        ActInput.Of([], ("offerId", ActInput.Id), ("applicationId", ActInput.Id))
    )
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        var state = context.State;
        if (input.ContainsKey("offerId") == input.ContainsKey("applicationId"))
            return Errors.InvalidInput("One of offerId, applicationId is required");
        var request = new JsonObject { ["id"] = state.Ids.Next("signatureRequest") };
        if (input.Text("offerId") is { } offerId)
        {
            if (state.Offers.Find(offerId) is not { } offer)
                return Errors.NotFound("offer");
            request["relatedEntityType"] = "offer";
            request["offerId"] = offer.Text("id");
            request["offerVersionId"] = (string?)offer["latestVersion"]!["id"];
        }
        else
        {
            if (state.Applications.Find(input.Text("applicationId")) is not { } application)
                return Errors.ApplicationNotFound;
            request["relatedEntityType"] = "application";
            request["applicationId"] = application.Text("id");
        }
        return SignatureRequests.Enter(state, request, "sent");
    }
}

internal sealed class ChangeSignatureRequest(string name, string says, string status)
    : Act(name, says, ActInput.Ids("signatureRequestId"))
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        if (
            context.State.SignatureRequests.Find(input.Text("signatureRequestId"))
            is not { } request
        )
            return Errors.NotFound("signature_request");
        if (status != SignatureRequests.Deleted && request.Text("status") != "sent")
            return Errors.InvalidInput($"The signature request is {request.Text("status")}");
        return SignatureRequests.Enter(context.State, request, status);
    }
}

internal static class SignatureRequests
{
    public const string Deleted = "deleted";

    public static JsonObject Enter(SandboxState state, JsonObject request, string status)
    {
        var id = request.Text("id")!;
        request["status"] = status;
        if (status == Deleted)
            state.SignatureRequests.Remove(id);
        else
            state.SignatureRequests.Save(request);
        var data = new JsonObject();
        data.Take(request, "relatedEntityType", "offerId", "offerVersionId", "applicationId");
        data["eventType"] = status;
        state.Events.Raise(WebhookTypes.SignatureRequestUpdate, id, data);
        return request;
    }
}

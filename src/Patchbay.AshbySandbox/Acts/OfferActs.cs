using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>The candidate's answer to an offer that was sent; decidedAt marks it (section 11).</summary>
internal sealed class DecideOffer(string name, string says, bool isYes)
    : Act(name, says, ActInput.Ids("offerId"))
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        if (context.State.Offers.Find(input.Text("offerId")) is not { } offer)
            return Errors.NotFound("offer");
        if (offer.Text("offerStatus") != "WaitingOnCandidateResponse")
            return Errors.InvalidInput("The offer does not wait for the candidate");
        offer["offerStatus"] = isYes ? "CandidateAccepted" : "CandidateRejected";
        offer["acceptanceStatus"] = isYes ? "Accepted" : "Declined";
        offer["decidedAt"] = context.Timestamp;
        context.State.Offers.Save(offer);
        return offer;
    }
}

internal sealed class DeleteOffer()
    : Act("offer.delete", "Deletes an offer and its process.", ActInput.Ids("offerId"))
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        var state = context.State;
        if (state.Offers.Find(input.Text("offerId")) is not { } offer)
            return Errors.NotFound("offer");
        var (id, applicationId) = (offer.Text("id")!, offer.Text("applicationId"));
        state.Offers.Remove(id);
        Belongings.Remove(state, [id, .. Belongings.VersionsOf(offer)]);
        // A process knows its application only; those that still wait for an offer are none of this one's.
        if (
            state.Offers.After(-1).All(entry => entry.Record.Text("applicationId") != applicationId)
        )
            foreach (var process in state.OfferProcesses.After(-1).ToList())
                if (
                    process.Record.Text("applicationId") == applicationId
                    && process.Record.Text("status") != "WaitingOnOfferCreation"
                )
                    state.OfferProcesses.Remove(process.Record.Text("id")!);
        return new JsonObject { ["offerId"] = id };
    }
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>The form that an offer's versions are filled in on.</summary>
internal static class OfferForm
{
    private const string StartDate = "_systemfield_start_date";
    private const string Salary = "_systemfield_salary";
    private const string Opening = "_systemfield_opening";

    /// <summary>The company's offer form, and a field for the opening, which is part of the form, not of the call.</summary>
    public static JsonObject Definition(SandboxState state)
    {
        var definition = state.Company.OfferFormDefinition;
        definition["sections"]!.AsArray()[0]!["fields"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["isRequired"] = false,
                    ["field"] = new JsonObject
                    {
                        ["id"] = state.Ids.Named("offer form", Opening),
                        ["type"] = "String",
                        ["path"] = Opening,
                        ["humanReadablePath"] = "Opening",
                        ["title"] = "Opening",
                        ["isNullable"] = true,
                    },
                }
            );
        return definition;
    }

    public static (JsonObject? Version, SandboxError? Error) Version(
        JsonObject request,
        string id,
        SandboxContext context
    )
    {
        var state = context.State;
        var (values, error) = FormAnswers.Read(
            Definition(state),
            request["offerForm"]!["fieldSubmissions"]!.AsArray()
        );
        if (values is null)
            return (null, error);
        var salary = values[Salary]!.AsObject();
        if (OpeningFault(values[Opening], request.Text("offerId"), context) is { } refusal)
            return (null, refusal);
        return (
            new JsonObject
            {
                ["id"] = id,
                // A plain date, as seen live (section 10).
                ["startDate"] = (string)values[StartDate]!,
                ["salary"] = new JsonObject
                {
                    ["currencyCode"] = (string?)salary["currencyCode"],
                    ["value"] = salary["value"]!.DeepClone(),
                },
                ["createdAt"] = context.Timestamp,
                ["openingId"] = values[Opening]?.DeepClone(),
                ["customFields"] = new JsonArray(),
                ["fileHandles"] = new JsonArray(),
                ["author"] = state.Users.After(-1).First().Record,
                ["approvalStatus"] = null,
            },
            null
        );
    }

    // An opening must be open, and is for one offer at a time.
    private static SandboxError? OpeningFault(
        JsonNode? named,
        string? offerId,
        SandboxContext context
    )
    {
        if (named is null)
            return null;
        if (OpeningEndpoints.Find(context, (string)named!) is not { } opening)
            return Errors.NotFound("opening");
        if (opening.Text("openingState") != "Open")
            return new SandboxError("opening_state_invalid", "The opening is not open");
        var taken = context
            .State.Offers.After(-1)
            .Select(entry => entry.Record)
            .Any(offer =>
                !string.Equals(offer.Text("id"), offerId, StringComparison.OrdinalIgnoreCase)
                && offer.Text("offerStatus") is not ("CandidateRejected" or "OfferCancelled")
                && (string?)offer["latestVersion"]!["openingId"] == opening.Text("id")
            );
        return taken
            ? new SandboxError("opening_in_use", "The opening is used by another offer")
            : null;
    }
}

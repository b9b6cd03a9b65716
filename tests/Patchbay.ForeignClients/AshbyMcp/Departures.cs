using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>Where ashby-mcp 1.7.3 itself departs from Ashby's contract, each with the reason why that is so.</summary>
internal static class Departures
{
    /// <summary>Fields that it sends and Ashby, as the sandbox, drops.</summary>
    public static IReadOnlyDictionary<string, string> Reviewed { get; } =
        new Dictionary<string, string>
        {
            ["candidate.create primaryEmailAddress"] =
                "Named after the answer; the request calls it email.",
            ["candidate.create primaryPhoneNumber"] =
                "Named after the answer; the request calls it phoneNumber.",
            ["candidate.search limit"] = "A search takes none: it answers at most 100 matches.",
        };

    /// <summary>Endpoints in its guide for agents that Ashby's contract does not have.</summary>
    public static IReadOnlyDictionary<string, string> EndpointsThatAreNotThere { get; } =
        new Dictionary<string, string>
        {
            ["application.archive"] =
                "Archiving is application.changeStage, which its own tool calls.",
            ["applicationFormSubmission.list"] =
                "Forms come with application.info, which its own tool calls.",
            ["candidate.getRecentEmailMessages"] = "A beta newer than the contract of May 2026.",
            ["emailSender.list"] = "A beta newer than the contract of May 2026.",
            ["sequence.list"] = "A beta newer than the contract of May 2026.",
            ["sequenceTemplate.list"] = "A beta newer than the contract of May 2026.",
            ["survey.list"] = "Surveys are surveyRequest.list and surveySubmission.list.",
            ["referral.list"] = "Referrals are created, and not listed.",
        };

    /// <summary>The fields of a request that its endpoint does not know, as "method field".</summary>
    public static IEnumerable<string> Unknown(SandboxRequest request)
    {
        var form = AshbyContract.Embedded.Endpoints[request.Method].Request.Flat;
        var known = form
            .AnyOf.SelectMany(branch => form.With(branch).Flat.Properties.Keys)
            .Concat(form.Properties.Keys);
        return JsonNode
            .Parse(request.Body)!
            .AsObject()
            .Select(field => field.Key)
            .Except(known)
            .Select(field => $"{request.Method} {field}");
    }
}

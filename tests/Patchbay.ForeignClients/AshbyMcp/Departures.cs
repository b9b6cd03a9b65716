using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Contract;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>Where ashby-mcp 1.7.3 itself departs from Ashby's contract, each with the reason why that is so.</summary>
internal static class Departures
{
    private static readonly string[] Combining = ["allOf", "anyOf", "oneOf"];

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
    public static IEnumerable<string> Unknown(SandboxRequest request) =>
        JsonNode
            .Parse(request.Body)!
            .AsObject()
            .Select(field => field.Key)
            .Except(Fields(AshbySpec.Request(request.Method)))
            .Select(field => $"{request.Method} {field}");

    private static IEnumerable<string> Fields(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Fields(
                AshbySpec.Definitions.GetProperty(reference.GetString()!["#/$defs/".Length..])
            );
        var own = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => property.Name)
            : [];
        return own.Concat(
            Combining
                .SelectMany(keyword =>
                    schema.TryGetProperty(keyword, out var parts) ? parts.EnumerateArray() : default
                )
                .SelectMany(Fields)
        );
    }
}

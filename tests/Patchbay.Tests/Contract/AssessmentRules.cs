using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>Assessments are reported once, then updated; each value is of the type beside it.</summary>
internal static class AssessmentRules
{
    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        ["assessment.addCompletedToCandidate"] = StateRules.Now(body =>
        {
            var assessment = body["assessment"]!;
            assessment["assessmentId"] = Guid.NewGuid().ToString();
            Type(assessment["result"]);
            TypeAll(assessment["metadata"]);
        }),
        // An assessment is known once it was added to a candidate.
        ["assessment.update"] = async (body, world) =>
        {
            const string Added = "assessment.addCompletedToCandidate";
            var added = await ValidRequest.MakeAsync(Added, full: false, world);
            await world.CallAsync(Added, added);
            body["assessment_id"] = (string)added["assessment"]!["assessmentId"]!;
            // Something beside the id and the time.
            body["assessment_status"] ??= new JsonObject { ["label"] = "Status" };
            foreach (
                var name in new[] { "assessment_status", "assessment_result", "cancelled_reason" }
            )
                Type(body[name]);
            TypeAll(body["metadata"]);
            if (body["assessment_profile_url"] is { } profile)
            {
                profile["type"] = "url";
                profile["value"] = "https://partner.example.com/sittings/1";
            }
        },
    };

    private static void TypeAll(JsonNode? fields)
    {
        foreach (var field in fields as JsonArray ?? [])
            Type(field, "detail");
    }

    private static void Type(JsonNode? field, string? identifier = null)
    {
        if (field is null)
            return;
        field["identifier"] = identifier ?? field.GetPropertyName();
        field["type"] = "string";
        field["value"] = "well done";
    }
}

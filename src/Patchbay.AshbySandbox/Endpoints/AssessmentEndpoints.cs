using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>
/// What an assessment partner reports back (section 12). Ashby shows it in its own pages only: no endpoint reads it.
/// </summary>
internal static class AssessmentEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["assessment.addCompletedToCandidate"] = AddCompleted;
        table["assessment.update"] = Update;
    }

    private static Answer AddCompleted(JsonObject request, SandboxContext context) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
            {
                var assessment = request["assessment"]!.AsObject();
                var result = assessment["result"]!.AsObject();
                if (Fault([result, .. Fields(assessment["metadata"])]) is { } fault)
                    return Errors.InvalidInput(fault);
                var id = assessment.Text("assessmentId")!;
                if (context.State.Assessments.Find(id) is not null)
                    return Errors.InvalidInput("assessmentId was reported before");

                var completed = new JsonObject { ["candidateId"] = candidate.Text("id") };
                completed.Take(
                    assessment,
                    "assessmentId",
                    "assessmentName",
                    "assessmentTypeId",
                    "metadata",
                    "result"
                );
                var kept = completed.Copy();
                kept.Remove("assessmentId");
                kept["id"] = id;
                kept["partnerId"] = request.Text("partnerId");
                kept["state"] = "Completed";
                kept["updatedAt"] = Time(request);
                context.State.Assessments.Save(kept);
                return completed;
            }
        );

    // Of an assessment that was started; a result completes it, a reason cancels it (assessment.update page).
    private static Answer Update(JsonObject request, SandboxContext context)
    {
        var result = request["assessment_result"] as JsonObject;
        var cancelled = request["cancelled_reason"] as JsonObject;
        var status = request["assessment_status"] as JsonObject;
        var profile = request["assessment_profile_url"] as JsonObject;
        if (status is null && cancelled is null)
            return Errors.InvalidInput("assessment_status or cancelled_reason is required");
        if (result is not null && profile is null)
            return Errors.InvalidInput("assessment_profile_url goes with assessment_result");
        if (profile is not null && profile.Text("type") != "url")
            return Errors.InvalidInput("assessment_profile_url must be of type url");
        JsonObject?[] single = [status, profile, result, cancelled];
        if (Fault([.. single.OfType<JsonObject>(), .. Fields(request["metadata"])]) is { } fault)
            return Errors.InvalidInput(fault);

        if (context.State.Assessments.Find(request.Text("assessment_id")) is not { } assessment)
            return Errors.NotFound("assessment");
        if (assessment.Text("state") == "Cancelled")
            return Errors.InvalidInput("The assessment is cancelled");
        if (status is not null)
            assessment["status"] = status.DeepClone();
        if (profile is not null)
            assessment["profileUrl"] = profile.DeepClone();
        if (request["metadata"] is JsonArray metadata)
            assessment["metadata"] = metadata.DeepClone();
        if (result is not null)
        {
            assessment["result"] = result.DeepClone();
            assessment["state"] = "Completed";
        }
        if (cancelled is not null)
        {
            assessment["cancelledReason"] = cancelled.DeepClone();
            assessment["state"] = "Cancelled";
        }
        if (status?["value"] is JsonValue said && said.ToString() == "Started")
            assessment["startedAt"] = Time(request);
        assessment["updatedAt"] = Time(request);
        context.State.Assessments.Save(assessment);
        return new JsonObject();
    }

    private static IEnumerable<JsonObject> Fields(JsonNode? list) =>
        (list as JsonArray ?? []).Select(field => field!.AsObject());

    // Values fit their types, and identifiers are unique.
    private static string? Fault(IReadOnlyList<JsonObject> fields) =>
        fields.FirstOrDefault(field => !Fits(field)) is { } wrong
            ? $"The value of {wrong.Text("identifier")} is not of type {wrong.Text("type")}"
        : fields.CountBy(field => field.Text("identifier")!).Any(pair => pair.Value > 1)
            ? "The identifiers of assessment data must be unique"
        : null;

    private static bool Fits(JsonObject field)
    {
        var value = field["value"]!;
        return field.Text("type") switch
        {
            "boolean_success" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "url" => FieldShapes.IsUrl(value),
            "string" => FieldShapes.IsText(value),
            _ => value.GetValueKind() == JsonValueKind.Number,
        };
    }

    // Milliseconds since 1970; what no calendar holds is the last moment that it does.
    private static string Time(JsonObject request) =>
        Formats.Time(
            DateTimeOffset.FromUnixTimeMilliseconds(
                Math.Clamp(
                    request.Whole("timestamp")!.Value,
                    DateTimeOffset.MinValue.ToUnixTimeMilliseconds(),
                    DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                )
            )
        );
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>What an assessment partner reports back (section 12).</summary>
internal static class AssessmentEndpoints
{
    public static void AddTo(HandlerTable table) =>
        table["assessment.addCompletedToCandidate"] = AddCompleted;

    private static Answer AddCompleted(JsonObject request, SandboxContext context) =>
        CandidateEndpoints.With(
            request,
            context,
            candidate =>
            {
                var completed = new JsonObject { ["candidateId"] = candidate.Text("id") };
                completed.Take(
                    request["assessment"]!.AsObject(),
                    "assessmentId",
                    "assessmentName",
                    "assessmentTypeId",
                    "metadata",
                    "result"
                );
                return completed;
            }
        );
}

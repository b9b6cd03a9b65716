using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Acts;

internal sealed class DeleteCandidate()
    : Act(
        "candidate.delete",
        "Deletes a candidate with their applications and all that belongs to them.",
        ActInput.Ids("candidateId")
    )
{
    public override Answer Do(JsonObject input, ActContext context)
    {
        var state = context.State;
        if (state.Candidates.Find(input.Text("candidateId")) is not { } candidate)
            return Errors.NotFound("candidate");
        var id = candidate.Text("id")!;
        var applications = candidate.Texts("applicationIds");
        foreach (
            var file in candidate["fileHandles"]!.AsArray().Append(candidate["resumeFileHandle"])
        )
            if (file is not null)
                state.Files.Remove((string)file["id"]!);
        foreach (var application in applications)
            state.Applications.Remove(application);
        state.Candidates.Remove(id);
        Belongings.Remove(state, [id, .. applications]);
        state.Events.Raise(
            WebhookTypes.CandidateDelete,
            id,
            new JsonObject { ["candidate"] = new JsonObject { ["id"] = id } }
        );
        return new JsonObject { ["candidateId"] = id };
    }
}

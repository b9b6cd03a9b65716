using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>
/// Incremental syncs know no tombstones: there the kept candidate and the applications appear as changed, and of the other
/// one only the webhook tells.
/// </summary>
internal sealed class MergeCandidates()
    : Act(
        "candidate.merge",
        "Merges a candidate into another one, who takes over all that they have.",
        ActInput.Ids("candidateId", "duplicateCandidateId")
    )
{
    // The value of the kept candidate stays where there is one.
    private static readonly string[] Single =
    [
        "primaryEmailAddress",
        "primaryPhoneNumber",
        "position",
        "company",
        "school",
        "location",
        "timezone",
        "source",
        "creditedToUser",
        "fraudStatus",
        "resumeFileHandle",
    ];

    // Each entry is told from the others by this field of it.
    private static readonly (string List, string Key)[] Lists =
    [
        ("emailAddresses", "value"),
        ("phoneNumbers", "value"),
        ("socialLinks", "url"),
        ("tags", "id"),
        ("fileHandles", "id"),
        ("customFields", "id"),
    ];

    public override Answer Do(JsonObject input, ActContext context)
    {
        var state = context.State;
        if (
            state.Candidates.Find(input.Text("candidateId")) is not { } kept
            || state.Candidates.Find(input.Text("duplicateCandidateId")) is not { } duplicate
        )
            return Errors.NotFound("candidate");
        var (keptId, duplicateId) = (kept.Text("id")!, duplicate.Text("id")!);
        if (keptId == duplicateId)
            return Errors.InvalidInput("A candidate cannot be merged into themselves");

        var before = kept.Copy();
        TakeOver(kept, duplicate, state);
        kept["updatedAt"] = context.Timestamp;
        state.Candidates.Save(kept);
        ApplicationView.CandidateChanged(state, before, kept);
        foreach (var id in duplicate.Texts("applicationIds"))
            if (state.Applications.Find(id) is { } application)
            {
                application["candidate"] = new JsonObject
                {
                    ["id"] = keptId,
                    ["name"] = kept.Text("name"),
                };
                application["updatedAt"] = context.Timestamp;
                state.Applications.Save(application);
            }
        Belongings.Move(state, duplicateId, keptId);
        state.Candidates.Remove(duplicateId);
        state.Events.Raise(
            WebhookTypes.CandidateMerge,
            keptId,
            new JsonObject
            {
                ["deletedCandidate"] = new JsonObject { ["id"] = duplicateId },
                ["mergedCandidate"] = new JsonObject { ["id"] = keptId },
            }
        );
        return kept;
    }

    private static void TakeOver(JsonObject kept, JsonObject duplicate, SandboxState state)
    {
        foreach (
            var file in duplicate["fileHandles"]!.AsArray().Append(duplicate["resumeFileHandle"])
        )
            if (file is not null && state.Files.Find((string)file["id"]!) is { } stored)
                file["handle"] = state.Files.HandleOf(stored, kept.Text("id")!);
        var hadEmail = kept["primaryEmailAddress"] is not null;
        var hadPhone = kept["primaryPhoneNumber"] is not null;
        foreach (var (list, key) in Lists)
        {
            var own = kept[list]!.AsArray();
            foreach (var item in duplicate[list]!.AsArray())
            {
                if (own.Any(known => Is(known, item, key)))
                    continue;
                var taken = item!.DeepClone().AsObject();
                if (list is "emailAddresses" && hadEmail || list is "phoneNumbers" && hadPhone)
                    taken["isPrimary"] = false;
                own.Add(taken);
            }
        }
        foreach (var field in Single)
            if (kept[field] is null && duplicate[field] is { } value)
                kept[field] = value.DeepClone();
        var applications = kept["applicationIds"]!.AsArray();
        foreach (var id in duplicate.Texts("applicationIds"))
            applications.Add(id);
    }

    private static bool Is(JsonNode? one, JsonNode? other, string key) =>
        string.Equals((string?)one![key], (string?)other![key], StringComparison.OrdinalIgnoreCase);
}

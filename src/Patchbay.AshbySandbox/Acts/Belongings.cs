using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>
/// What hangs on a candidate, an application or an offer: every record that names it, and what hangs on that. Found by
/// looking, so that a kind of record that comes to be later is not forgotten.
/// </summary>
internal static class Belongings
{
    /// <summary>Removes all that hangs on records which are gone already.</summary>
    public static void Remove(SandboxState state, IEnumerable<string> goneIds)
    {
        var gone = goneIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool found;
        do
        {
            found = false;
            foreach (var records in state.Others)
            foreach (var record in Naming(records, gone))
            {
                var id = record.Text("id")!;
                records.Remove(id);
                gone.Add(id);
                // Approvals name the versions of an offer, not the offer.
                gone.UnionWith(VersionsOf(record));
                found = true;
            }
        } while (found);
        foreach (var owned in state.Owned)
        foreach (var id in gone)
            owned.Clear(id);
    }

    /// <summary>Gives what hangs on one candidate to another, wherever in a record the candidate is named.</summary>
    public static void Move(SandboxState state, string fromCandidate, string toCandidate)
    {
        foreach (var records in state.Others)
        foreach (var entry in records.After(-1).ToList())
            if (Rename(entry.Record, fromCandidate, toCandidate))
                records.Save(entry.Record);
        foreach (var owned in state.Owned)
        {
            foreach (var entry in owned.Of(fromCandidate).After(-1).ToList())
            {
                Rename(entry.Record, fromCandidate, toCandidate);
                owned.Open(toCandidate).Save(entry.Record);
            }
            owned.Clear(fromCandidate);
        }
    }

    public static IEnumerable<string> VersionsOf(JsonObject record) =>
        (record["versions"] as JsonArray ?? []).Select(version => (string)version!["id"]!);

    private static List<JsonObject> Naming(IRecords records, HashSet<string> ids) =>
        [.. records.After(-1).Select(entry => entry.Record).Where(record => Names(record, ids))];

    private static bool Names(JsonObject record, HashSet<string> ids) =>
        record.Any(field => Text(field.Value) is { } text && ids.Contains(text));

    /// <summary>Whether it occurred.</summary>
    private static bool Rename(JsonNode? node, string from, string to)
    {
        var found = false;
        if (node is JsonObject fields)
            foreach (var (name, value) in fields.ToList())
                if (Text(value) == from)
                    (fields[name], found) = (to, true);
                else
                    found |= Rename(value, from, to);
        if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (Text(items[i]) == from)
                    (items[i], found) = (to, true);
                else
                    found |= Rename(items[i], from, to);
        return found;
    }

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? (string?)value : null;
}

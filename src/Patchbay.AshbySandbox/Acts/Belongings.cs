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

    /// <summary>Gives what hangs on one candidate to another.</summary>
    public static void Move(SandboxState state, string fromCandidate, string toCandidate)
    {
        foreach (var records in state.Others)
        foreach (var record in Naming(records, [fromCandidate]))
            records.Save(Renamed(record, fromCandidate, toCandidate));
        foreach (var owned in state.Owned)
        {
            foreach (var entry in owned.Of(fromCandidate).After(-1).ToList())
                owned.Open(toCandidate).Save(Renamed(entry.Record, fromCandidate, toCandidate));
            owned.Clear(fromCandidate);
        }
    }

    public static IEnumerable<string> VersionsOf(JsonObject record) =>
        (record["versions"] as JsonArray ?? []).Select(version => (string)version!["id"]!);

    private static List<JsonObject> Naming(IRecords records, HashSet<string> ids) =>
        [.. records.After(-1).Select(entry => entry.Record).Where(record => Names(record, ids))];

    private static bool Names(JsonObject record, HashSet<string> ids) =>
        record.Any(field => Text(field.Value) is { } text && ids.Contains(text));

    private static JsonObject Renamed(JsonObject record, string from, string to)
    {
        foreach (var field in record.Where(one => Text(one.Value) == from).ToList())
            record[field.Key] = to;
        return record;
    }

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? (string?)value : null;
}

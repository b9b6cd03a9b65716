using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>Collections that belong to one record each, such as the notes of a candidate; opened when first asked for.</summary>
internal sealed class OwnedRecords(
    Func<string, IReadOnlyList<JsonObject>> start,
    ChangeCount changes
)
{
    private readonly Dictionary<string, IRecords> _touched = [];

    /// <summary>For reading; nothing is kept for an owner whose records never changed.</summary>
    public IRecords Of(string owner) =>
        _touched.TryGetValue(owner, out var records)
            ? records
            : new MemoryRecords(new ListBase(start(owner)), changes);

    /// <summary>For changing.</summary>
    public IRecords Open(string owner) =>
        _touched.TryGetValue(owner, out var records) ? records : _touched[owner] = Of(owner);
}

using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>Collections that belong to one record each, such as the notes of a candidate; opened when first asked for.</summary>
internal sealed class OwnedRecords(
    Func<string, IReadOnlyList<JsonObject>> start,
    ChangeLog changes,
    string collection
) : IStatePart
{
    private readonly Dictionary<string, MemoryRecords> _touched = [];

    /// <summary>For reading; nothing is kept for an owner whose records never changed.</summary>
    public IRecords Of(string owner) => Records(owner);

    /// <summary>For changing.</summary>
    public IRecords Open(string owner) => Touched(owner);

    /// <summary>Takes away everything of an owner that is gone.</summary>
    public void Clear(string owner)
    {
        foreach (var entry in Of(owner).After(-1).ToList())
            Open(owner).Remove((string)entry.Record["id"]!);
    }

    public IEnumerable<StateRow> Rows() => _touched.Values.SelectMany(records => records.Rows());

    public void Load(StateRow row) => Touched(row.Owner).Load(row);

    private MemoryRecords Touched(string owner) => _touched[owner] = Records(owner);

    private MemoryRecords Records(string owner) =>
        _touched.TryGetValue(owner, out var records)
            ? records
            : new MemoryRecords(new ListBase(start(owner)), changes, collection, owner);
}

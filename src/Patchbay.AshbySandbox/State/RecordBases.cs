using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>A small collection that exists whole.</summary>
internal sealed class ListBase : IRecordBase
{
    private readonly IReadOnlyList<JsonObject> _records;
    private readonly Dictionary<string, int> _index = [];

    public ListBase(IReadOnlyList<JsonObject> records)
    {
        _records = records;
        for (var i = 0; i < records.Count; i++)
            _index[(string)records[i]["id"]!] = i;
    }

    public int Count => _records.Count;

    public JsonObject At(int index) => _records[index].DeepClone().AsObject();

    public bool TryIndex(string id, out int index) => _index.TryGetValue(id, out index);
}

internal delegate bool TryIndexOf(Guid id, out int index);

/// <summary>A large collection whose records are made from their index.</summary>
internal sealed class MadeBase(int count, Func<int, JsonObject> make, TryIndexOf tryIndex)
    : IRecordBase
{
    public int Count => count;

    public JsonObject At(int index) => make(index);

    public bool TryIndex(string id, out int index)
    {
        index = -1;
        return Guid.TryParse(id, out var guid) && tryIndex(guid, out index);
    }
}

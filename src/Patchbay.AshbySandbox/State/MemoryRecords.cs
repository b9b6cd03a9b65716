using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>
/// A generated base under an overlay of what was changed, created and removed. Unchanged records cost no memory, and a page
/// costs the same wherever it lies.
/// </summary>
internal sealed class MemoryRecords(
    IRecordBase start,
    ChangeLog changes,
    string collection = "",
    string owner = ""
) : IRecords, IStatePart
{
    private readonly Dictionary<long, Stored> _changed = [];
    private readonly Dictionary<string, Stored> _added = [];
    private readonly List<Stored> _addedInOrder = [];

    // Every change in order; an entry whose record changed again later is skipped when read.
    private readonly List<(long Change, Stored Record)> _history = [];

    public JsonObject? Find(string? id)
    {
        if (id is null)
            return null;
        // UUIDs are told apart without regard to case.
        id = id.ToLowerInvariant();
        if (_added.TryGetValue(id, out var added))
            return added.Copy();
        if (!start.TryIndex(id, out var index))
            return null;
        return _changed.TryGetValue(index, out var changed) ? changed.Copy() : start.At(index);
    }

    public JsonObject? FindChanged(string? id)
    {
        if (id is null)
            return null;
        if (_added.TryGetValue(id.ToLowerInvariant(), out var added))
            return added.Copy();
        return start.TryIndex(id, out var index) && _changed.TryGetValue(index, out var changed)
            ? changed.Copy()
            : null;
    }

    public void Save(JsonObject record) =>
        Put((string)record["id"]!, record.DeepClone().AsObject());

    public void Touch(string id)
    {
        if (Find(id) is { } record)
            Put(id.ToLowerInvariant(), record, isTouch: true);
    }

    public void Remove(string id)
    {
        if (Find(id) is not null)
            Put(id.ToLowerInvariant(), record: null);
    }

    public IEnumerable<Entry> After(long position, Unchanged? wanted = null)
    {
        wanted ??= Unchanged.All;
        for (var i = position + 1; i < start.Count; i++)
        {
            if (!_changed.TryGetValue(i, out var changed))
            {
                if (wanted.Includes(i))
                    yield return new Entry(i, 0, start.At((int)i));
            }
            else if (changed.Copy() is { } record)
                yield return new Entry(i, changed.Change, record);
        }
        for (var i = Math.Max(0, position + 1 - start.Count); i < _addedInOrder.Count; i++)
            if (_addedInOrder[(int)i].Copy() is { } record)
                yield return new Entry(start.Count + i, _addedInOrder[(int)i].Change, record);
    }

    public IEnumerable<Entry> ChangedAfter(long change)
    {
        for (var i = FirstAfter(change); i < _history.Count; i++)
        {
            var (number, stored) = _history[i];
            if (stored.Change == number && stored.Copy() is { } record)
                yield return new Entry(stored.Position, number, record);
        }
    }

    public IEnumerable<StateRow> Rows() =>
        _changed.Values.OrderBy(stored => stored.Position).Concat(_addedInOrder).Select(Row);

    public void Load(StateRow row)
    {
        var (stored, _) = StoredFor(row.Id);
        (stored.Record, stored.Change) = (row.Record, row.Change);
        // Rows come by position, changes are told in the order of their numbers.
        _history.Insert(FirstAfter(row.Change), (row.Change, stored));
    }

    private void Put(string id, JsonObject? record, bool isTouch = false)
    {
        var (stored, isNew) = StoredFor(id);
        var (before, changeBefore) = (stored.Record, stored.Change);
        (stored.Record, stored.Change) = (record, changes.Next());
        _history.Add((stored.Change, stored));
        changes.Note(
            collection,
            owner,
            id,
            () => Row(stored),
            () =>
            {
                _history.RemoveAt(_history.Count - 1);
                if (isNew)
                    Forget(stored);
                else
                    (stored.Record, stored.Change) = (before, changeBefore);
            },
            () => isNew && stored.Position < start.Count ? start.At((int)stored.Position) : before,
            isTouch
        );
    }

    private StateRow Row(Stored stored) =>
        new(collection, owner, stored.Id, stored.Position, stored.Change, stored.Record);

    private (Stored Stored, bool IsNew) StoredFor(string id)
    {
        if (_added.TryGetValue(id, out var stored))
            return (stored, false);
        if (start.TryIndex(id, out var index))
        {
            if (_changed.TryGetValue(index, out stored))
                return (stored, false);
            stored = _changed[index] = new Stored { Id = id, Position = index };
            return (stored, true);
        }
        stored = new Stored { Id = id, Position = start.Count + _addedInOrder.Count };
        _addedInOrder.Add(stored);
        _added[id] = stored;
        return (stored, true);
    }

    private void Forget(Stored stored)
    {
        if (stored.Position < start.Count)
        {
            _changed.Remove(stored.Position);
            return;
        }
        _added.Remove(stored.Id);
        _addedInOrder.Remove(stored);
    }

    private int FirstAfter(long change)
    {
        var (low, high) = (0, _history.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_history[middle].Change > change)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private sealed class Stored
    {
        public required string Id { get; init; }
        public required long Position { get; init; }
        public long Change { get; set; }
        public JsonObject? Record { get; set; }

        public JsonObject? Copy() => Record?.DeepClone().AsObject();
    }
}

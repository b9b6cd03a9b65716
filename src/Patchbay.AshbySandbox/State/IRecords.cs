using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>A record and where it stands: its place in the list and the number of its last change, 0 when unchanged.</summary>
internal readonly record struct Entry(long Position, long Change, JsonObject Record);

/// <summary>
/// One collection of records, each with a string "id". Everything handed out is a copy: change it and Save it.
/// </summary>
internal interface IRecords
{
    JsonObject? Find(string? id);

    /// <summary>Creates or replaces; either way the record counts as changed for incremental syncs.</summary>
    void Save(JsonObject record);

    void Remove(string id);

    /// <summary>The records behind a position, in list order. New records come last, so a walk is stable under inserts.</summary>
    /// <remarks>
    /// Whoever knows that no unchanged record before some place can matter passes that place: those are not made.
    /// </remarks>
    IEnumerable<Entry> After(long position, long unchangedFrom = 0);

    /// <summary>The records changed after a change number, in the order of their last change.</summary>
    IEnumerable<Entry> ChangedAfter(long change);
}

/// <summary>The records that a collection starts with, made one at a time when asked for.</summary>
internal interface IRecordBase
{
    int Count { get; }
    JsonObject At(int index);
    bool TryIndex(string id, out int index);
}

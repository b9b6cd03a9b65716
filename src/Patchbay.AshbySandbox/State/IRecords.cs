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

    /// <summary>Only when it is no longer the record that the collection started with; null for that one.</summary>
    JsonObject? FindChanged(string? id);

    /// <summary>Creates or replaces; either way the record counts as changed for incremental syncs.</summary>
    void Save(JsonObject record);

    /// <summary>The record counts as changed, for what it shows of others changed; it is as it was itself.</summary>
    void Touch(string id);

    void Remove(string id);

    /// <summary>The records behind a position, in list order. New records come last, so a walk is stable under inserts.</summary>
    /// <remarks>Unchanged records that the caller has no use for are passed over without being made.</remarks>
    IEnumerable<Entry> After(long position, Unchanged? wanted = null);

    /// <summary>The records changed after a change number, in the order of their last change.</summary>
    IEnumerable<Entry> ChangedAfter(long change);
}

/// <summary>
/// Which records a walk has use for as long as they are unchanged: those from one place up to, not including, another that
/// pass a test by their place.
/// </summary>
internal sealed record Unchanged(int From, int To, Func<int, bool>? Passes = null)
{
    public static readonly Unchanged All = new(0, int.MaxValue);

    public bool Includes(long place) =>
        place >= From && place < To && (Passes is null || Passes((int)place));
}

/// <summary>The records that a collection starts with, made one at a time when asked for.</summary>
internal interface IRecordBase
{
    int Count { get; }
    JsonObject At(int index);
    bool TryIndex(string id, out int index);
}

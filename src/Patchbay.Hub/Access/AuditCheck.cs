using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Patchbay.Hub.Access;

/// <summary>Whether entries, oldest first, are what was written: each one's hash, and the link to the one before.</summary>
internal sealed class AuditCheck
{
    private AuditEntry? _before;

    public long Count { get; private set; }

    /// <summary>What is wrong with the first entry that does not fit; null while all do.</summary>
    public string? Fault { get; private set; }

    public void Add(AuditEntry entry)
    {
        Count++;
        Fault ??= Find(entry, _before);
        _before = entry;
    }

    private static string? Find(AuditEntry entry, AuditEntry? before)
    {
        if (!SHA256.HashData(Encoding.UTF8.GetBytes(entry.Text)).AsSpan().SequenceEqual(entry.Hash))
            return $"Entry {entry.Sequence} was changed: its hash is not that of its text.";
        // A part of the log starts at an entry whose predecessor nobody has shown.
        if (before is null && entry.Sequence > 1)
            return null;
        if (entry.Sequence != (before?.Sequence ?? 0) + 1)
            return $"Entries are missing before entry {entry.Sequence}.";
        var named = JsonElement.Parse(entry.Text).GetProperty("previous_hash").GetString();
        return named == Convert.ToHexStringLower(before?.Hash ?? AuditEntry.NoHash)
            ? null
            : $"Entry {entry.Sequence} does not continue the one before it: one of them was replaced.";
    }
}

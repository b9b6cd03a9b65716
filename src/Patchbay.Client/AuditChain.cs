using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Patchbay.Client;

/// <summary>
/// Checks the lines of an audit log one by one. A line's last member, <c>hash</c>, is the SHA-256 of the line without that
/// member; <c>previous_hash</c> is the one of the line before; <c>sequence</c> has no gaps.
/// </summary>
/// <param name="known">An entry that must be in the log; only with it may the lines start later than at the first entry.</param>
public sealed class AuditChain(AuditHead? known = null)
{
    private const string Mark = ",\"hash\":\"";
    private const int HashLength = 64;
    private const int TailLength = 9 + HashLength + 2;

    /// <summary>The last entry that was checked.</summary>
    public AuditHead Head { get; private set; } = AuditHead.Start;

    public long Count { get; private set; }

    /// <summary>The known entry was among the lines, or none was asked for.</summary>
    public bool HasKnown { get; private set; } = known is null;

    /// <summary>Checks the next line.</summary>
    /// <returns>What is wrong with it; null when it continues the log.</returns>
    public string? Add(string line)
    {
        Count++;
        if (Read(line) is not var (sequence, previous, hash))
            return $"Line {Count} is no entry of an audit log.";
        var before = Head;
        // What follows a broken link is held against itself, so that one fault is told once.
        Head = new AuditHead(sequence, hash);
        HasKnown |= Head == known;
        var text = line[..^TailLength] + "}";
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != hash)
            return $"Entry {sequence} was changed: its hash is not that of its text.";
        if (Count == 1 && Head == known)
            return null;
        if (sequence != before.Sequence + 1)
            return $"Entry {sequence} follows entry {before.Sequence}: entries are missing or out of order.";
        return previous == before.Hash
            ? null
            : $"Entry {sequence} does not continue entry {before.Sequence}: one of them was replaced.";
    }

    private static (long Sequence, string Previous, string Hash)? Read(string line)
    {
        if (
            line.Length <= TailLength
            || !line.AsSpan(line.Length - TailLength).StartsWith(Mark)
            || !line.EndsWith("\"}", StringComparison.Ordinal)
        )
            return null;
        try
        {
            var entry = JsonElement.Parse(line);
            return (
                entry.GetProperty("sequence").GetInt64(),
                entry.GetProperty("previous_hash").GetString() ?? "",
                line[^(HashLength + 2)..^2]
            );
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}

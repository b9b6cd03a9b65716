using Patchbay.Hub.Access.Limits;

namespace Patchbay.Hub.Access;

/// <summary>A key in memory, with when it was last used: a request notes that here and writes nothing.</summary>
/// <param name="tally">The count of the same key as it was known before, whose calls go on.</param>
internal sealed class ApiKeyInUse(ApiKey row, CallTally tally)
{
    private long _lastUsed = row.LastUsedAt?.ToUnixTimeMilliseconds() ?? 0;
    private long _written = row.LastUsedAt?.ToUnixTimeMilliseconds() ?? 0;

    public ApiKey Row => row;

    public Caller Caller { get; } =
        new(row.ProjectId, new AuditActor(ApiKey.ActorKind, row.Id), row.Scopes)
        {
            Limits = row.Limits is { } limits ? new(limits, tally, "The API key") : null,
        };

    public CallTally Tally => tally;

    public DateTimeOffset? LastUsedAt =>
        Volatile.Read(ref _lastUsed) is > 0 and var used
            ? DateTimeOffset.FromUnixTimeMilliseconds(used)
            : null;

    /// <summary>Why it does not open anything; null when it does.</summary>
    public string? WhyNot(DateTimeOffset now) =>
        row.RevokedAt is { } revoked ? $"The API key was revoked at {revoked:u}."
        : row.ExpiresAt <= now ? $"The API key expired at {row.ExpiresAt:u}."
        : null;

    public void Use(DateTimeOffset now) =>
        Volatile.Write(ref _lastUsed, now.ToUnixTimeMilliseconds());

    /// <summary>The last use, if it is not written yet.</summary>
    public DateTimeOffset? TakeUnwritten()
    {
        var used = Volatile.Read(ref _lastUsed);
        return Interlocked.Exchange(ref _written, used) == used ? null : LastUsedAt;
    }
}

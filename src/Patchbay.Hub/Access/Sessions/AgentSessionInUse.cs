using Patchbay.Hub.Access.Limits;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>A session in memory, with its count and when it was last used: a call notes that here and writes nothing.</summary>
internal sealed class AgentSessionInUse
{
    private long _lastUsed;
    private long _written;

    /// <param name="within">The limits of the key that made it.</param>
    public AgentSessionInUse(AgentSession row, CallLimits? within)
    {
        Row = row;
        Tally = new(row.CallsUsed, row.WritesUsed);
        _lastUsed = _written = row.LastUsedAt?.ToUnixTimeMilliseconds() ?? 0;
        Caller = new(
            row.ProjectId,
            new AuditActor("agent_session", row.Id),
            KeyScopes.ActionsExecute
        )
        {
            Session = row,
            Limits = row.Limits is { } limits
                ? new(limits, Tally, "The agent session", within)
                : within,
        };
    }

    private AgentSessionInUse(AgentSessionInUse before, AgentSession row)
    {
        Row = row;
        Tally = before.Tally;
        _lastUsed = Volatile.Read(ref before._lastUsed);
        _written = Volatile.Read(ref before._written);
        Caller = before.Caller with { Session = row };
    }

    public AgentSession Row { get; }

    public CallTally Tally { get; }

    public Caller Caller { get; }

    public DateTimeOffset? LastUsedAt =>
        Volatile.Read(ref _lastUsed) is > 0 and var used
            ? DateTimeOffset.FromUnixTimeMilliseconds(used)
            : null;

    /// <summary>The same session, ended: its count goes on as long as calls are under way.</summary>
    public AgentSessionInUse Revoked(DateTimeOffset now) =>
        new(this, Row with { RevokedAt = Row.RevokedAt ?? now });

    public AgentSessionState StateAt(DateTimeOffset now) =>
        Row.RevokedAt is not null ? AgentSessionState.Revoked
        : Row.ExpiresAt <= now ? AgentSessionState.Expired
        : AgentSessionState.Live;

    public void Use(DateTimeOffset now) =>
        Volatile.Write(ref _lastUsed, now.ToUnixTimeMilliseconds());

    /// <summary>Use and count, if they are not written down yet.</summary>
    public SessionUse? Unwritten =>
        Volatile.Read(ref _lastUsed) == Volatile.Read(ref _written) && Tally.Unwritten is null
            ? null
            : new(LastUsedAt, Tally.Used);

    public void NoteWritten(SessionUse use)
    {
        Volatile.Write(ref _written, use.LastUsedAt?.ToUnixTimeMilliseconds() ?? 0);
        Tally.NoteWritten(use.Used);
    }
}

internal sealed record SessionUse(DateTimeOffset? LastUsedAt, UsedLimits Used);

internal enum AgentSessionState
{
    Live,
    Expired,
    Revoked,
}

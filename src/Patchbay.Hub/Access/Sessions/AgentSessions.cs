using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>All agent sessions, in memory by the hash of their token, so that a call asks no database.</summary>
internal sealed class AgentSessions(
    IDbContextFactory<HubDb> databases,
    ApiKeys keys,
    TimeProvider time
)
{
    // Kept a while after their end, so that "expired" can be told from "unknown".
    private static readonly TimeSpan Afterlife = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<UInt128, AgentSessionInUse> _byToken = new();
    private readonly ConcurrentDictionary<string, AgentSessionInUse> _byId = new(
        StringComparer.Ordinal
    );

    /// <param name="refusal">Why the token opens nothing.</param>
    public Caller? Authenticate(string token, out ApiError? refusal)
    {
        var hash = AgentToken.Hash(token);
        if (
            !_byToken.TryGetValue(Head(hash), out var known)
            || !CryptographicOperations.FixedTimeEquals(known.Row.TokenHash, hash)
        )
        {
            refusal = AgentSessionErrors.Unknown;
            return null;
        }
        var now = time.GetUtcNow();
        refusal = WhyNot(known, now);
        if (refusal is not null)
            return null;
        known.Use(now);
        return known.Caller;
    }

    /// <summary>Null when the project has none of this id.</summary>
    public AgentSessionInUse? Find(string projectId, string id) =>
        _byId.TryGetValue(id, out var known) && known.Row.ProjectId == projectId ? known : null;

    /// <summary>The project's sessions, newest first; those that ended a week ago are gone.</summary>
    public IReadOnlyList<AgentSessionInUse> List(string projectId, int skip, int take) =>
        _byId
            .Values.Where(known => known.Row.ProjectId == projectId)
            .OrderByDescending(known => known.Row.CreatedAt)
            .ThenByDescending(known => known.Row.Id, StringComparer.Ordinal)
            .Skip(skip)
            .Take(take)
            .ToList();

    /// <summary>Stores a session and gives it its token, which cannot be read again.</summary>
    public async Task<(AgentSessionInUse Known, string Token)> CreateAsync(
        Func<byte[], AgentSession> make,
        CancellationToken cancellationToken
    )
    {
        var token = AgentToken.New();
        var session = make(AgentToken.Hash(token));
        await SweepAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return (Take(session), token);
    }

    /// <summary>From now on its token opens nothing.</summary>
    public async Task<AgentSessionInUse> RevokeAsync(AgentSessionInUse known)
    {
        // First in memory, and then whether or not the caller still waits: it must not stay open by half.
        var revoked = Put(known.Revoked(time.GetUtcNow()));
        var at = revoked.Row.RevokedAt;
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db
            .AgentSessions.Where(row => row.Id == known.Row.Id && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.RevokedAt, at));
        return revoked;
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var row in await db.AgentSessions.ToListAsync(cancellationToken))
            Take(row);
    }

    /// <summary>Writes down when sessions were last used, and how many calls they made.</summary>
    public async Task WriteUseAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var known in _byId.Values)
        {
            if (known.Unwritten is not { } use)
                continue;
            await db
                .AgentSessions.Where(row => row.Id == known.Row.Id)
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(one => one.LastUsedAt, use.LastUsedAt)
                            .SetProperty(one => one.CallsUsed, use.Used.Calls)
                            .SetProperty(one => one.WritesUsed, use.Used.Writes),
                    cancellationToken
                );
            known.NoteWritten(use);
        }
    }

    private ApiError? WhyNot(AgentSessionInUse known, DateTimeOffset now)
    {
        switch (known.StateAt(now))
        {
            case AgentSessionState.Revoked:
                return AgentSessionErrors.Revoked(known.Row);
            case AgentSessionState.Expired:
                return AgentSessionErrors.Expired(known.Row);
        }
        if (known.Row.MakerKind != ApiKey.ActorKind)
            return null;
        var maker = MakerOf(known.Row);
        var ended = maker is null ? "There is no such key any more." : maker.WhyNot(now);
        return ended is null ? null : AgentSessionErrors.MakerEnded(ended);
    }

    private ApiKeyInUse? MakerOf(AgentSession session) =>
        session.MakerKind == ApiKey.ActorKind && session.MakerId is { } id ? keys.Find(id) : null;

    private AgentSessionInUse Take(AgentSession session) =>
        Put(new(session, MakerOf(session)?.Caller.Limits));

    private AgentSessionInUse Put(AgentSessionInUse known)
    {
        _byToken[Head(known.Row.TokenHash)] = known;
        _byId[known.Row.Id] = known;
        return known;
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var longGone = time.GetUtcNow() - Afterlife;
        var gone = _byId.Values.Where(known => known.Row.ExpiresAt < longGone).ToList();
        if (gone.Count == 0)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db
            .AgentSessions.Where(row => row.ExpiresAt < longGone)
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var known in gone)
        {
            _byId.TryRemove(known.Row.Id, out _);
            _byToken.TryRemove(Head(known.Row.TokenHash), out _);
        }
    }

    private static UInt128 Head(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);
}

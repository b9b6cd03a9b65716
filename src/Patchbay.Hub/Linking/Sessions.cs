using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Linking;

internal sealed class Sessions(IDbContextFactory<HubDb> databases, TimeProvider time)
{
    // Kept a while after their end, so that "expired" can be told from "unknown".
    private static readonly TimeSpan Afterlife = TimeSpan.FromDays(7);

    // The component in a page reads on, to show what it has just linked.
    private static readonly TimeSpan ReadsAfterUse = TimeSpan.FromMinutes(5);

    // Long enough to tick boxes in another window.
    private static readonly TimeSpan ChecksAfterUse = TimeSpan.FromHours(1);

    // A person mistypes now and then; whoever tries more has a list.
    private const int MostTries = 5;
    private static readonly TimeSpan TriesWindow = TimeSpan.FromMinutes(10);

    /// <summary>Stores a session and gives it its number and token; the token cannot be read again.</summary>
    public async Task<(ConnectSession Session, string Token)> CreateAsync(
        Func<byte[], ConnectSession> make,
        CancellationToken cancellationToken
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var session = make(Hash(token));
        var longGone = time.GetUtcNow() - Afterlife;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db
            .ConnectSessions.Where(old => old.ExpiresAt < longGone)
            .ExecuteDeleteAsync(cancellationToken);
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return (session, token);
    }

    /// <summary>Finds the session, live or expired.</summary>
    public async Task<ConnectSession?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ConnectSessions.SingleOrDefaultAsync(
            session => session.TokenHash == hash,
            cancellationToken
        );
    }

    public bool IsLive(ConnectSession session) => StateOf(session) == SessionState.Live;

    public SessionState StateOf(ConnectSession session) =>
        session switch
        {
            { RevokedAt: not null } => SessionState.Revoked,
            { UsedAt: not null } => SessionState.Used,
            _ when time.GetUtcNow() >= session.ExpiresAt => SessionState.Expired,
            _ => SessionState.Live,
        };

    public bool WasJustUsed(ConnectSession session) =>
        StateOf(session) == SessionState.Used && time.GetUtcNow() - session.UsedAt < ReadsAfterUse;

    /// <summary>It has linked this account a short while ago: whoever did may still be ticking boxes.</summary>
    public bool HasJustLinked(ConnectSession session, string accountId) =>
        session.LinkedAccountId == accountId
        && StateOf(session) switch
        {
            SessionState.Live => true,
            SessionState.Used => time.GetUtcNow() - session.UsedAt < ChecksAfterUse,
            _ => false,
        };

    /// <summary>The project's live sessions, newest first.</summary>
    public async Task<IReadOnlyList<ConnectSession>> ListOpenAsync(
        string projectId,
        IReadOnlyList<string> originOwnerIds,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .ConnectSessions.Where(session =>
                session.ProjectId == projectId
                && session.ExpiresAt > now
                && session.RevokedAt == null
                && session.UsedAt == null
                && (originOwnerIds.Count == 0 || originOwnerIds.Contains(session.OriginOwnerId))
            )
            .OrderByDescending(session => session.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends a session before its time; null when the project has none of this number.</summary>
    public async Task<ConnectSession?> RevokeAsync(
        string projectId,
        long id,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = db.ConnectSessions.Where(session =>
            session.Id == id && session.ProjectId == projectId
        );
        await own.Where(session => session.RevokedAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(session => session.RevokedAt, now),
                cancellationToken
            );
        return await own.SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Counts one more key that is tried; how long to wait when there were too many.</summary>
    public async Task<TimeSpan?> TakeTryAsync(
        ConnectSession session,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var before = now - TriesWindow;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = db.ConnectSessions.Where(one => one.Id == session.Id);
        var first = await row.Where(one => one.KeyTriesSince == null || one.KeyTriesSince <= before)
            .ExecuteUpdateAsync(
                change =>
                    change
                        .SetProperty(one => one.KeyTries, 1)
                        .SetProperty(one => one.KeyTriesSince, now),
                cancellationToken
            );
        if (first == 1)
            return null;
        var further = await row.Where(one => one.KeyTries < MostTries)
            .ExecuteUpdateAsync(
                change => change.SetProperty(one => one.KeyTries, one => one.KeyTries + 1),
                cancellationToken
            );
        return further == 1 ? null : (session.KeyTriesSince ?? now) + TriesWindow - now;
    }

    public async Task GiveTryBackAsync(ConnectSession session)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db
            .ConnectSessions.Where(one => one.Id == session.Id && one.KeyTries > 0)
            .ExecuteUpdateAsync(change =>
                change.SetProperty(one => one.KeyTries, one => one.KeyTries - 1)
            );
    }

    /// <summary>Takes the one use of a session; false when it is taken, or the session was ended meanwhile.</summary>
    public async Task<bool> ClaimAsync(ConnectSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? used = session.Multiple ? null : now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
                .ConnectSessions.Where(one =>
                    one.Id == session.Id && one.UsedAt == null && one.RevokedAt == null
                )
                .ExecuteUpdateAsync(
                    change => change.SetProperty(one => one.UsedAt, used),
                    cancellationToken
                ) == 1;
    }

    /// <summary>Notes what was linked with it; null gives the use back.</summary>
    public async Task SettleAsync(ConnectSession session, string? accountId)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var row = db.ConnectSessions.Where(one => one.Id == session.Id);
        if (accountId is null)
            await row.ExecuteUpdateAsync(change =>
                change.SetProperty(one => one.UsedAt, (DateTimeOffset?)null)
            );
        else
            await row.ExecuteUpdateAsync(change =>
                change.SetProperty(one => one.LinkedAccountId, accountId)
            );
    }

    // 256 random bits: a fast hash is enough, as for API keys.
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

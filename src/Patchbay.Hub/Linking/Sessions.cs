using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Linking;

internal sealed class Sessions(IDbContextFactory<HubDb> databases, TimeProvider time)
{
    // Kept a while after their end, so that "expired" can be told from "unknown".
    private static readonly TimeSpan Afterlife = TimeSpan.FromDays(7);

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

    public bool IsLive(ConnectSession session) => time.GetUtcNow() < session.ExpiresAt;

    // 256 random bits: a fast hash is enough, as for API keys.
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

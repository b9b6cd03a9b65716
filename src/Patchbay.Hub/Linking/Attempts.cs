using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Linking;

/// <summary>Keeps how tries to link went.</summary>
internal sealed class Attempts(IDbContextFactory<HubDb> databases, TimeProvider time)
{
    // A person with a popup open; StackOne's hub component gives up after five minutes itself.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public ConnectionAttempt New(ConnectSession session)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = Ids.New("att"),
            ProjectId = session.ProjectId,
            SessionId = session.Id,
            OriginOwnerId = session.OriginOwnerId,
            OriginOwnerName = session.OriginOwnerName,
            Provider = session.Provider,
            ProfileId = session.ProfileId,
            Status = AttemptStatus.Pending,
            CreatedAt = now,
            ExpiresAt = now + Patience,
        };
    }

    public async Task AddAsync(ConnectionAttempt attempt, CancellationToken cancellationToken)
    {
        var longGone = time.GetUtcNow() - Kept;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db
            .ConnectionAttempts.Where(old => old.CreatedAt < longGone)
            .ExecuteDeleteAsync(cancellationToken);
        db.Add(attempt);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<ConnectionAttempt?> FindAsync(
        string projectId,
        string id,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ConnectionAttempts.SingleOrDefaultAsync(
            attempt => attempt.Id == id && attempt.ProjectId == projectId,
            cancellationToken
        );
    }

    /// <summary>Ends one that is pending; what has ended stays as it ended.</summary>
    public async Task EndAsync(
        ConnectionAttempt attempt,
        string status,
        string? code,
        string? description,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db
            .ConnectionAttempts.Where(row =>
                row.Id == attempt.Id && row.Status == AttemptStatus.Pending
            )
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.Status, status)
                        .SetProperty(one => one.ErrorCode, code)
                        .SetProperty(one => one.ErrorDescription, description)
                        .SetProperty(one => one.EndedAt, now),
                cancellationToken
            );
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access.People;

internal sealed class Invitations(IDbContextFactory<HubDb> databases, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Makes an invitation and returns its token, which cannot be read again.</summary>
    public async Task<(Invitation Invitation, string Token)> CreateAsync(
        string email,
        string name,
        string role,
        CancellationToken cancellationToken
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var invitation = new Invitation(
            Ids.New("inv"),
            email,
            name,
            role,
            ApiKeyText.Hash(token),
            now,
            now + Life
        );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(invitation);
        await db.SaveChangesAsync(cancellationToken);
        return (invitation, token);
    }

    /// <summary>The open invitation of this token; null when there is none, or it is over.</summary>
    public async Task<Invitation?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and <= 200 })
            return null;
        var (hash, now) = (ApiKeyText.Hash(token), time.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Invitations.SingleOrDefaultAsync(
            invitation =>
                invitation.TokenHash == hash
                && invitation.AcceptedAt == null
                && invitation.ExpiresAt > now,
            cancellationToken
        );
    }

    /// <summary>The newest open invitation under this address, for whoever proved that it is theirs.</summary>
    public async Task<Invitation?> FindByEmailAsync(
        string email,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db
            .Invitations.Where(invitation =>
                invitation.AcceptedAt == null && invitation.ExpiresAt > now
            )
            .OrderByDescending(invitation => invitation.CreatedAt)
            .ToListAsync(cancellationToken);
        // Beyond ASCII letters that differ can have one upper case: there only the same address is the same.
        return open.Find(invitation =>
            invitation.Email == email || Ascii.EqualsIgnoreCase(invitation.Email, email)
        );
    }
}

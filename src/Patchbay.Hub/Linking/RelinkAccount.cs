using System.Security.Claims;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Linking;

/// <summary>
/// GET /accounts/{id}/relink: where a refused execution sends whoever can mend it. Only a person who is signed in and may
/// change accounts: the address stands in logs and error messages, and is no secret.
/// </summary>
internal static class RelinkAccount
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public static async Task<IResult> HandleAsync(
        string id,
        IAccess access,
        IAccounts accounts,
        Sessions sessions,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await FindAsync(id, access, accounts, http.RequestAborted) is not { } account)
            return AccountErrors.NotFound(id);
        var now = time.GetUtcNow();
        var (session, token) = await sessions.CreateAsync(
            hash => new ConnectSession
            {
                ProjectId = account.ProjectId,
                TokenHash = hash,
                OriginOwnerId = account.OriginOwnerId,
                OriginOwnerName = account.OriginOwnerName,
                OriginUsername = account.OriginUsername,
                Provider = account.Provider,
                AccountId = account.Id,
                Label = account.Label,
                Type = account.Type,
                Metadata = account.Metadata,
                CreatedAt = now,
                ExpiresAt = now + Life,
            },
            http.RequestAborted
        );
        http.SetAuditActor(
            account.ProjectId,
            new("person", http.User.FindFirstValue(ClaimTypes.NameIdentifier))
        );
        http.SetAuditTarget(session.Id.ToString());
        http.Response.Headers.CacheControl = "no-store";
        // Relative: a proxy may have put the hub under a path of its own.
        return TypedResults.Redirect($"../../connect/{token}");
    }

    /// <summary>People belong to the hub, so it may be any project's.</summary>
    private static async Task<Account?> FindAsync(
        string id,
        IAccess access,
        IAccounts accounts,
        CancellationToken cancellationToken
    )
    {
        foreach (var project in access.Projects)
        {
            if (await accounts.FindAsync(project.Id, id, cancellationToken) is { } account)
                return account;
        }
        return null;
    }
}

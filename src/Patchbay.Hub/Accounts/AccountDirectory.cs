using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Permissions;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Accounts in the database, and in memory once asked for. Changes and first reads take turns, so that memory never
/// holds what a change has overtaken; all other reads wait for nothing.
/// </summary>
internal sealed partial class AccountDirectory(
    IDbContextFactory<HubDb> databases,
    Database database,
    AccountListing listing,
    VaultKeys vaultKeys,
    Vault vault,
    IPermissions permissions,
    IAccountEvents events,
    LiveChanges live,
    TimeProvider time
) : IAccounts, IDisposable
{
    private readonly ConcurrentDictionary<string, Account> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<Account?> FindAsync(
        string projectId,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (!_known.TryGetValue(id, out var account))
        {
            using var turn = await TakeTurnAsync(cancellationToken);
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            account = await db.Accounts.SingleOrDefaultAsync(
                row => row.Id == id,
                cancellationToken
            );
            if (account is not null)
                _known[id] = account;
        }
        return account?.ProjectId == projectId ? account : null;
    }

    public async Task<Account?> FindByOwnerAsync(
        string projectId,
        string provider,
        string originOwnerId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OwnersAsync(db, projectId, provider, originOwnerId, cancellationToken);
    }

    public Task<IReadOnlyList<Account>> ListAsync(
        string projectId,
        AccountFilter filter,
        CancellationToken cancellationToken
    ) => listing.FindAsync(projectId, filter, cancellationToken);

    public async Task<Account> LinkAsync(AccountLink link, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = link switch
        {
            { AccountId: { } id } => await db.Accounts.SingleOrDefaultAsync(
                row => row.Id == id && row.ProjectId == link.ProjectId,
                cancellationToken
            ),
            { AlwaysNew: true } => null,
            _ => await OwnersAsync(
                db,
                link.ProjectId,
                link.Provider,
                link.OriginOwnerId,
                cancellationToken
            ),
        };
        var now = time.GetUtcNow();
        var accountId = known?.Id ?? Ids.New("acc");
        var (sealedKey, version) = await vault.SealAsync(
            link.ProjectId,
            accountId,
            link.Key.Secret,
            cancellationToken
        );
        var account = new Account
        {
            Id = accountId,
            ProjectId = link.ProjectId,
            Provider = link.Provider,
            ProfileId = link.ProfileId,
            Status = WithNewKey(known),
            StatusReasons = known?.Status == AccountStatus.Suspended ? known.StatusReasons : [],
            OriginOwnerId = link.OriginOwnerId,
            OriginOwnerName = link.OriginOwnerName,
            OriginUsername = link.OriginUsername ?? known?.OriginUsername,
            Label = link.Label ?? known?.Label,
            Type = link.Type,
            Metadata = link.Metadata ?? known?.Metadata,
            SealedKey = sealedKey,
            KeyVersion = version,
            KeyGivenAt = now,
            CreatedAt = known?.CreatedAt ?? now,
            UpdatedAt = now,
        };
        if (known is null)
            db.Add(account);
        else
            db.Update(account);
        var occurred = await SaveAsync(
            db,
            known is null ? AccountEventKind.Created : AccountEventKind.Updated,
            account,
            cancellationToken
        );
        _known[account.Id] = account;
        await permissions.StoreAsync(
            account,
            link.Key.Report,
            KeepOf(known, link.Key),
            cancellationToken
        );
        Announce(occurred);
        return account;
    }

    public async Task<Account?> UpdateAsync(
        string projectId,
        string id,
        Func<Account, Account> change,
        VerifiedKey? newKey,
        CancellationToken cancellationToken
    )
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Accounts.SingleOrDefaultAsync(
            row => row.Id == id && row.ProjectId == projectId,
            cancellationToken
        );
        if (known is null)
            return null;
        var account = change(known) with { UpdatedAt = time.GetUtcNow() };
        if (newKey is not null)
        {
            var (sealedKey, version) = await vault.SealAsync(
                projectId,
                id,
                newKey.Secret,
                cancellationToken
            );
            account = account with
            {
                SealedKey = sealedKey,
                KeyVersion = version,
                KeyGivenAt = account.UpdatedAt,
                Status = WithNewKey(account),
                StatusReasons =
                    account.Status == AccountStatus.Suspended ? account.StatusReasons : [],
            };
        }
        db.Update(account);
        var occurred = await SaveAsync(db, AccountEventKind.Updated, account, cancellationToken);
        _known[id] = account;
        if (newKey is not null)
            await permissions.StoreAsync(
                account,
                newKey.Report,
                KeepOf(known, newKey),
                cancellationToken
            );
        Announce(occurred);
        return account;
    }

    public async Task<bool> UsesProfileAsync(string profileId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Accounts.AnyAsync(row => row.ProfileId == profileId, cancellationToken);
    }

    public async Task<Account?> DeleteAsync(
        string projectId,
        string id,
        CancellationToken cancellationToken
    )
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Accounts.SingleOrDefaultAsync(
            row => row.Id == id && row.ProjectId == projectId,
            cancellationToken
        );
        if (known is null)
            return null;
        db.Remove(known);
        db.Add(ArchivedAccount.Of(known, time.GetUtcNow()));
        var occurred = await SaveAsync(db, AccountEventKind.Deleted, known, cancellationToken);
        _known.TryRemove(id, out _);
        // From here on it is deleted, whether or not the caller waits for the rest.
        await database.ScrubAsync(CancellationToken.None);
        await permissions.ForgetAsync(id, CancellationToken.None);
        Announce(occurred);
        return known;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<AccountEvent> SaveAsync(
        HubDb db,
        string kind,
        Account account,
        CancellationToken cancellationToken
    )
    {
        var occurred = new AccountEvent(kind, account, time.GetUtcNow());
        await events.StageAsync(db, occurred, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return occurred;
    }

    private void Announce(AccountEvent occurred)
    {
        events.Announce(occurred);
        live.Changed(occurred.Account.ProjectId, "accounts");
    }

    private static Task<Account?> OwnersAsync(
        HubDb db,
        string projectId,
        string provider,
        string originOwnerId,
        CancellationToken cancellationToken
    ) =>
        db
            .Accounts.Where(row =>
                row.ProjectId == projectId
                && row.OriginOwnerId == originOwnerId
                && row.Provider == provider
            )
            .OrderBy(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    private readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

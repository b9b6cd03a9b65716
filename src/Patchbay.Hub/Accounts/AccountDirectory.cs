using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Accounts in the database, and in memory once asked for. Changes and first reads take turns, so that memory never
/// holds what a change has overtaken; all other reads wait for nothing.
/// </summary>
internal sealed partial class AccountDirectory(
    IDbContextFactory<HubDb> databases,
    ICatalog catalog,
    VaultKeys vaultKeys,
    Vault vault,
    TimeProvider time
) : IAccounts, IDisposable
{
    private readonly ConcurrentDictionary<string, Account> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task OpenVaultAsync(CancellationToken cancellationToken) =>
        vaultKeys.OpenAsync(cancellationToken);

    public string UnsealKey(Account account) =>
        vault.Unseal(account.ProjectId, account.Id, new(account.SealedKey, account.KeyVersion));

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

    public async Task<IReadOnlyList<Account>> ListAsync(
        string projectId,
        AccountFilter filter,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = db.Accounts.Where(row => row.ProjectId == projectId);
        if (filter.Providers.Count > 0)
            rows = rows.Where(row => filter.Providers.Contains(row.Provider));
        if (filter.AccountIds.Count > 0)
            rows = rows.Where(row => filter.AccountIds.Contains(row.Id));
        if (filter.OriginOwnerIds.Count > 0)
            rows = rows.Where(row => filter.OriginOwnerIds.Contains(row.OriginOwnerId));
        if (filter.Statuses.Count > 0)
        {
            var off = catalog
                .Profiles(projectId)
                .Where(profile => !profile.Active)
                .Select(profile => profile.Id)
                .ToList();
            var wantsInactive = filter.Statuses.Contains(AccountStatus.Inactive);
            rows = rows.Where(row =>
                row.Status == AccountStatus.Active && off.Contains(row.ProfileId)
                    ? wantsInactive
                    : filter.Statuses.Contains(row.Status)
            );
        }
        return await rows.OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Skip(filter.Skip)
            .Take(filter.Take)
            .ToListAsync(cancellationToken);
    }

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
            link.Key,
            cancellationToken
        );
        var account = new Account
        {
            Id = accountId,
            ProjectId = link.ProjectId,
            Provider = link.Provider,
            ProfileId = link.ProfileId,
            Status = WithNewKey(known),
            OriginOwnerId = link.OriginOwnerId,
            OriginOwnerName = link.OriginOwnerName,
            OriginUsername = link.OriginUsername ?? known?.OriginUsername,
            Label = link.Label ?? known?.Label,
            Type = link.Type,
            Metadata = link.Metadata ?? known?.Metadata,
            SealedKey = sealedKey,
            KeyVersion = version,
            CreatedAt = known?.CreatedAt ?? now,
            UpdatedAt = now,
        };
        if (known is null)
            db.Add(account);
        else
            db.Update(account);
        await db.SaveChangesAsync(cancellationToken);
        return _known[account.Id] = account;
    }

    public async Task<Account?> UpdateAsync(
        string projectId,
        string id,
        Func<Account, Account> change,
        string? newKey,
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
                newKey,
                cancellationToken
            );
            account = account with
            {
                SealedKey = sealedKey,
                KeyVersion = version,
                Status = WithNewKey(account),
                StatusReasons = [],
            };
        }
        db.Update(account);
        await db.SaveChangesAsync(cancellationToken);
        return _known[id] = account;
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
        await db.SaveChangesAsync(cancellationToken);
        _known.TryRemove(id, out _);
        return known;
    }

    public Task MarkKeyRejectedAsync(
        Account account,
        string reason,
        CancellationToken cancellationToken
    ) =>
        UpdateAsync(
            account.ProjectId,
            account.Id,
            known =>
                known.Status == AccountStatus.Active
                && known.SealedKey.AsSpan().SequenceEqual(account.SealedKey)
                    ? known with
                    {
                        Status = AccountStatus.Error,
                        StatusReasons = [new("key_rejected", reason, time.GetUtcNow())],
                    }
                    : known,
            newKey: null,
            cancellationToken
        );

    public void Dispose() => _turn.Dispose();

    /// <summary>A key that works makes an account active, but it does not undo what the operator decided.</summary>
    private static string WithNewKey(Account? known) =>
        known?.Status == AccountStatus.Suspended ? AccountStatus.Suspended : AccountStatus.Active;

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

using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>Lists of accounts: the living by age, then, where they are asked for, the deleted that are still known.</summary>
internal sealed class AccountListing(IDbContextFactory<HubDb> databases, ICatalog catalog)
{
    public async Task<IReadOnlyList<Account>> FindAsync(
        string projectId,
        AccountFilter filter,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var living = Living(db, projectId, filter);
        var found = await living
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Skip(filter.Skip)
            .Take(filter.Take)
            .ToListAsync(cancellationToken);
        if (!filter.Statuses.Contains(AccountStatus.Archived) || found.Count == filter.Take)
            return found;
        var before = await living.CountAsync(cancellationToken);
        var archived = await Archived(db, projectId, filter)
            .OrderBy(row => row.DeletedAt)
            .ThenBy(row => row.Id)
            .Skip(Math.Max(0, filter.Skip - before))
            .Take(filter.Take - found.Count)
            .ToListAsync(cancellationToken);
        return [.. found, .. archived.Select(row => row.ToAccount())];
    }

    private IQueryable<Account> Living(HubDb db, string projectId, AccountFilter filter)
    {
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
        return rows;
    }

    private static IQueryable<ArchivedAccount> Archived(
        HubDb db,
        string projectId,
        AccountFilter filter
    )
    {
        var rows = db.ArchivedAccounts.Where(row => row.ProjectId == projectId);
        if (filter.Providers.Count > 0)
            rows = rows.Where(row => filter.Providers.Contains(row.Provider));
        if (filter.AccountIds.Count > 0)
            rows = rows.Where(row => filter.AccountIds.Contains(row.Id));
        if (filter.OriginOwnerIds.Count > 0)
            rows = rows.Where(row => filter.OriginOwnerIds.Contains(row.OriginOwnerId));
        return rows;
    }
}

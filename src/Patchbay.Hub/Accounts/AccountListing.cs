using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>Lists of accounts: the living by age, then, where they are asked for, the deleted that are still known.</summary>
internal sealed class AccountListing(IDbContextFactory<HubDb> databases, ICatalog catalog)
{
    private const string Escape = "\\";

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

    /// <summary>A page of the living in any order; null when the cursor is none that this list gave.</summary>
    public async Task<AccountListPage?> PageAsync(
        string projectId,
        AccountFilter filter,
        AccountOrder order,
        bool descending,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        if (!TryReadPlace(cursor, order, out var after))
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var living = Living(db, projectId, filter);
        List<AccountPlace> places;
        try
        {
            places = await order
                .Page(living, after, descending)
                .Take(filter.Take + 1)
                .ToListAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return null;
        }
        var next =
            places.Count > filter.Take
                ? Cursors.Write(
                    $"{order.Name}|{places[filter.Take - 1].Id}|{places[filter.Take - 1].Value}"
                )
                : null;
        var ids = places.Take(filter.Take).Select(place => place.Id).ToList();
        var rows = await db
            .Accounts.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return new(
            ids.Where(rows.ContainsKey).Select(id => rows[id]).ToList(),
            next,
            await living.CountAsync(cancellationToken)
        );
    }

    private static bool TryReadPlace(string? cursor, AccountOrder order, out AccountPlace? place)
    {
        place = null;
        if (cursor is null)
            return true;
        // Order, id, value: the value may hold anything.
        if (
            Cursors.Read(cursor)?.Split('|', 3) is not [var name, var id, var value]
            || name != order.Name
        )
            return false;
        place = new AccountPlace { Id = id, Value = value };
        return true;
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
        if (filter.Types.Count > 0)
            rows = rows.Where(row => filter.Types.Contains(row.Type));
        if (filter.ProfileIds.Count > 0)
            rows = rows.Where(row => filter.ProfileIds.Contains(row.ProfileId));
        if (filter.Text.Length > 0)
        {
            var like = $"%{Escaped(filter.Text)}%";
            rows = rows.Where(row =>
                EF.Functions.Like(row.OriginOwnerName, like, Escape)
                || EF.Functions.Like(row.OriginOwnerId, like, Escape)
                || EF.Functions.Like(row.OriginUsername, like, Escape)
                || EF.Functions.Like(row.Label, like, Escape)
                || EF.Functions.Like(row.Id, like, Escape)
            );
        }
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

    private static string Escaped(string text) =>
        text.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal);

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

/// <param name="Next">The cursor of the next page; null on the last one.</param>
/// <param name="Total">How many fit the filter, on all pages.</param>
internal sealed record AccountListPage(IReadOnlyList<Account> Rows, string? Next, int Total);

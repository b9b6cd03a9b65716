using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Permissions;

/// <summary>Reports in the database, and in memory once asked for. Changes take turns; reads wait for nothing.</summary>
internal sealed class PermissionBook(
    IDbContextFactory<HubDb> databases,
    ICatalog catalog,
    RecheckQueue queue,
    TimeProvider time
) : IPermissions, IDisposable
{
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, PermissionReport> _known = new(
        StringComparer.Ordinal
    );
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<PermissionReport> FindAsync(
        Account account,
        CancellationToken cancellationToken
    )
    {
        if (_known.TryGetValue(account.Id, out var known))
            return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await ReadAsync(account, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask<IReadOnlyList<ScopeDefinition>> MissingAsync(
        Account account,
        ActionDefinition action,
        CancellationToken cancellationToken
    )
    {
        var report = await FindAsync(account, cancellationToken);
        var permission = report.Of(action);
        if (permission.State != ActionState.Missing)
            return [];
        var now = time.GetUtcNow();
        if (!permission.Missing.All(finding => finding.IsFresh(now)))
            return [];
        // Whoever reads the refusal goes and ticks the box: a later try must not meet what is known by now.
        queue.Ask(account);
        return Scopes(account).Of(permission.Missing);
    }

    public async ValueTask LearnAsync(
        Account account,
        ActionDefinition action,
        ActionOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var refused = outcome.Failure?.Kind == FailureKind.MissingPermission;
        if (!outcome.Succeeded && !refused)
            return;
        var now = time.GetUtcNow();
        var known = await FindAsync(account, cancellationToken);
        if (!ReferenceEquals(known.Learn(action, outcome.Succeeded, now), known))
            await ChangeAsync(
                account,
                report => report.Learn(action, outcome.Succeeded, now),
                nextCheck: null,
                cancellationToken
            );
        if (refused)
            queue.Ask(account);
    }

    public Task StoreAsync(
        Account account,
        PermissionReport report,
        Keep keep,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            account,
            before =>
                keep == Keep.Nothing
                    ? report
                    : report.Keeping(before, lacksToo: keep == Keep.GrantsAndLacks),
            report.Complete ? Spread(Daily) : Soon,
            cancellationToken
        );

    public Task PostponeAsync(Account account, TimeSpan by, CancellationToken cancellationToken) =>
        ChangeAsync(account, report => report, Spread(by), cancellationToken);

    public async Task ForgetAsync(string accountId, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db
                .AccountPermissions.Where(row => row.AccountId == accountId)
                .ExecuteDeleteAsync(cancellationToken);
            _known.TryRemove(accountId, out _);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<IReadOnlyList<DueCheck>> DueAsync(
        int most,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .AccountPermissions.Where(row => row.NextCheckAt <= now)
            .OrderBy(row => row.NextCheckAt)
            .Take(most)
            .Select(row => new DueCheck(row.ProjectId, row.AccountId))
            .ToListAsync(cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    /// <param name="nextCheck">From now; null leaves it where it is.</param>
    private async Task ChangeAsync(
        Account account,
        Func<PermissionReport, PermissionReport> change,
        TimeSpan? nextCheck,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var row = await db.AccountPermissions.SingleOrDefaultAsync(
                one => one.AccountId == account.Id,
                cancellationToken
            );
            var changed = new AccountPermissions
            {
                AccountId = account.Id,
                ProjectId = account.ProjectId,
                Report = change(row?.Report ?? PermissionReport.Empty(Scopes(account))),
                NextCheckAt =
                    nextCheck is null && row is not null
                        ? row.NextCheckAt
                        : time.GetUtcNow() + (nextCheck ?? Soon),
            };
            if (row is null)
                db.Add(changed);
            else
                db.Update(changed);
            await db.SaveChangesAsync(cancellationToken);
            _known[account.Id] = changed.Report;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<PermissionReport> ReadAsync(
        Account account,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.AccountPermissions.SingleOrDefaultAsync(
            one => one.AccountId == account.Id,
            cancellationToken
        );
        return _known[account.Id] = row?.Report ?? PermissionReport.Empty(Scopes(account));
    }

    private ScopeTable Scopes(Account account) =>
        catalog.TryGetConnector(account.Provider, out var connector)
            ? connector.Scopes
            : throw new InvalidOperationException($"There is no connector {account.Provider}.");

    /// <summary>A tenth more or less, so that accounts linked at once are not checked at once for ever.</summary>
    private static TimeSpan Spread(TimeSpan time) =>
        time * (0.9 + RandomNumberGenerator.GetInt32(2001) / 10_000.0);
}

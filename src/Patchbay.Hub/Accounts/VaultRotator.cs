using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Renews the data keys and seals every secret anew, in small batches while the hub serves. Executions go on with either
/// key: both are in memory, and each row names its own.
/// </summary>
internal sealed partial class VaultRotator(
    IDbContextFactory<HubDb> databases,
    VaultKeys keys,
    IEnumerable<ISealedSecrets> tables,
    HubStarted started,
    TimeProvider time,
    ILogger<VaultRotator> logger
) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _asked = new(1);
    private volatile bool _stopping;

    /// <summary>Starts a rotation, or goes on with the one that has not ended.</summary>
    public async Task StartRotationAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            _stopping = false;
            var last = await LastAsync(db, cancellationToken);
            var isNew = last is not { State: not VaultRotationState.Done };
            await keys.RenewAsync(newVersions: isNew, cancellationToken);
            if (isNew)
                db.Add(
                    new VaultRotation(
                        (last?.Id ?? 0) + 1,
                        VaultRotationState.Running,
                        time.GetUtcNow(),
                        EndedAt: null
                    )
                );
            else
                db.Update(last! with { State = VaultRotationState.Running, EndedAt = null });
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        Wake();
    }

    /// <summary>Stops after the batch at hand; false when none is running.</summary>
    public async Task<bool> StopRotationAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        return await EndAsync(VaultRotationState.Stopped, cancellationToken);
    }

    public async Task<VaultRotationStatus> StatusAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await LastAsync(db, cancellationToken);
        var (total, behind) = await CountAsync(cancellationToken);
        return new(last, total, behind, keys.SealedByOldMaster);
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
        _asked.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await started.WaitAsync(stoppingToken);
        // The semaphore starts open: a rotation that a killed hub left goes on at once.
        while (!stoppingToken.IsCancellationRequested)
        {
            await _asked.WaitAsync(stoppingToken);
            try
            {
                await RotateAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault, RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, time, stoppingToken);
                Wake();
            }
        }
    }

    private async Task RotateAsync(CancellationToken cancellationToken)
    {
        var (last, total, behind, _) = await StatusAsync(cancellationToken);
        if (last is not { State: VaultRotationState.Running })
            return;
        LogRunning(behind, total);
        var unreadable = 0;
        foreach (var table in tables)
            unreadable += await ResealAsync(table, cancellationToken);
        if (_stopping)
            return;
        // Before it counts as done: whoever sees that looks into the log.
        if (unreadable > 0)
            LogUnreadable(unreadable);
        if (await EndAsync(VaultRotationState.Done, cancellationToken))
            LogDone(total - unreadable);
    }

    private async Task<int> ResealAsync(ISealedSecrets table, CancellationToken cancellationToken)
    {
        var unreadable = 0;
        string? after = null;
        while (!_stopping)
        {
            var begun = time.GetTimestamp();
            var batch = await table.ResealAsync(
                keys.NewestVersions,
                after,
                BatchSize,
                cancellationToken
            );
            unreadable += batch.Unreadable;
            if ((after = batch.End) is null)
                break;
            // Half of the time the database's one writer is free for those who wait for it.
            await Task.Delay(time.GetElapsedTime(begun), time, cancellationToken);
        }
        return unreadable;
    }

    private async Task<bool> EndAsync(string state, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var last = await LastAsync(db, cancellationToken);
            if (last is not { State: VaultRotationState.Running })
                return false;
            db.Update(last with { State = state, EndedAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<(int Total, int Behind)> CountAsync(CancellationToken cancellationToken)
    {
        var newest = keys.NewestVersions;
        var (total, behind) = (0, 0);
        foreach (var table in tables)
        foreach (var count in await table.CountAsync(cancellationToken))
        {
            total += count.Count;
            behind += newest.GetValueOrDefault(count.Owner) == count.KeyVersion ? 0 : count.Count;
        }
        return (total, behind);
    }

    private void Wake()
    {
        if (_asked.CurrentCount == 0)
            _asked.Release();
    }

    private static Task<VaultRotation?> LastAsync(HubDb db, CancellationToken cancellationToken) =>
        db
            .VaultRotations.OrderByDescending(rotation => rotation.Id)
            .FirstOrDefaultAsync(cancellationToken);

    [LoggerMessage(
        LogLevel.Information,
        "Key rotation: {Behind} of {Total} secrets are to be sealed anew"
    )]
    private partial void LogRunning(int behind, int total);

    [LoggerMessage(
        LogLevel.Information,
        "Key rotation: done, {Count} secrets are under the newest keys"
    )]
    private partial void LogDone(int count);

    [LoggerMessage(
        LogLevel.Warning,
        "Key rotation: {Count} secrets do not open and were left as they are"
    )]
    private partial void LogUnreadable(int count);

    [LoggerMessage(LogLevel.Error, "Key rotation: failed, tried again in {Seconds} s")]
    private partial void LogFault(Exception fault, double seconds);
}

/// <param name="Last">Null when no rotation was ever asked for.</param>
/// <param name="Behind">Secrets that are not under their owner's newest key.</param>
/// <param name="DataKeysBehind">Data keys that the old master key still seals.</param>
internal sealed record VaultRotationStatus(
    VaultRotation? Last,
    int Total,
    int Behind,
    int DataKeysBehind
);

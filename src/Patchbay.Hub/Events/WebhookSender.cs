using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>
/// Sends what is due. Each endpoint has a lane of its own, so that a slow one holds up nobody else; what is due is read
/// from the database, so that a restart goes on where it stopped. An attempt that a stop interrupts is made again.
/// </summary>
internal sealed partial class WebhookSender(
    IDbContextFactory<HubDb> databases,
    WebhookAttempts attempts,
    SendSignal signal,
    HubStarted started,
    TimeProvider time,
    ILogger<WebhookSender> logger
) : BackgroundService
{
    private const int AtOnce = 4;
    private const int Batch = 20;

    // Deliveries announce themselves: this is for those whose announcement a fault has swallowed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, Task> _lanes = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await started.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = time.GetUtcNow() + AfterFault;
            try
            {
                next = await StartLanesAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
            await signal.WaitAsync(next, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_lanes.Values);
    }

    /// <summary>Starts a lane for every endpoint with something due; when the next is.</summary>
    private async Task<DateTimeOffset> StartLanesAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var old = now - Kept;
        var busy = _lanes.Keys.ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db
            .WebhookDeliveries.Where(delivery =>
                delivery.CreatedAt < old && delivery.Status != DeliveryStatus.Pending
            )
            .ExecuteDeleteAsync(cancellationToken);
        var next = await db
            .WebhookDeliveries.Where(delivery =>
                delivery.Status == DeliveryStatus.Pending && !busy.Contains(delivery.EndpointId)
            )
            .GroupBy(delivery => delivery.EndpointId)
            .Select(group => new { group.Key, At = group.Min(one => one.NextAttemptAt) })
            .ToListAsync(cancellationToken);
        foreach (var endpoint in next.Where(one => one.At <= now))
        {
            // It must be known before it can end.
            var start = new TaskCompletionSource(
                TaskCreationOptions.RunContinuationsAsynchronously
            );
            _lanes[endpoint.Key] = RunLaneAsync(endpoint.Key, start.Task, cancellationToken);
            start.SetResult();
        }
        return next.Where(one => one.At > now)
            .Select(one => one.At)
            .Append(now + LongestWait)
            .Min();
    }

    private async Task RunLaneAsync(
        string endpointId,
        Task start,
        CancellationToken cancellationToken
    )
    {
        await start;
        try
        {
            while (await NextAsync(endpointId, cancellationToken) is var (endpoint, due))
                await Parallel.ForEachAsync(
                    due,
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = AtOnce,
                        CancellationToken = cancellationToken,
                    },
                    async (delivery, token) => await attempts.MakeAsync(endpoint, delivery, token)
                );
        }
        catch (OperationCanceledException)
        {
            // The hub stops; what was not delivered is due at its next start.
        }
        catch (Exception fault)
        {
            LogLaneFailed(fault, endpointId);
            await Task.Delay(AfterFault, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _lanes.TryRemove(endpointId, out _);
            signal.Set();
        }
    }

    private async Task<(WebhookEndpoint Endpoint, List<WebhookDelivery> Due)?> NextAsync(
        string endpointId,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var endpoint = await db.WebhookEndpoints.SingleOrDefaultAsync(
            one => one.Id == endpointId,
            cancellationToken
        );
        if (endpoint is null)
            return null;
        var due = await db
            .WebhookDeliveries.Where(delivery =>
                delivery.EndpointId == endpointId
                && delivery.Status == DeliveryStatus.Pending
                && delivery.NextAttemptAt <= now
            )
            .OrderBy(delivery => delivery.NextAttemptAt)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        return due.Count == 0 ? null : (endpoint, due);
    }

    [LoggerMessage(LogLevel.Error, "The webhook deliveries that are due could not be read")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "The deliveries to {Endpoint} could not be made")]
    private partial void LogLaneFailed(Exception exception, string endpoint);
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs;

/// <summary>Forgets what is older than the retention time, once at start and then every hour.</summary>
internal sealed partial class LogSweep(
    IDbContextFactory<HubDb> databases,
    LogSettings settings,
    HubStarted started,
    TimeProvider time,
    ILogger<LogSweep> logger
) : BackgroundService
{
    // Small bites: other writers get their turn in between.
    private const int Bite = 5_000;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - settings.Retention;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        while (
            await db
                .RequestLogs.Where(log => log.StartedAt < oldest)
                .OrderBy(log => log.StartedAt)
                .Take(Bite)
                .ExecuteDeleteAsync(cancellationToken) == Bite
        ) { }
        while (
            await db
                .StepLogs.Where(step => step.StartedAt < oldest)
                .OrderBy(step => step.StartedAt)
                .Take(Bite)
                .ExecuteDeleteAsync(cancellationToken) == Bite
        ) { }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await started.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (DbException fault)
            {
                LogNotSwept(fault);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The request log could not be swept")]
    private partial void LogNotSwept(Exception fault);
}

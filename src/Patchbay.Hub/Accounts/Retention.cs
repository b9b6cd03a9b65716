using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>Forgets deleted accounts for good once their time is over.</summary>
internal sealed partial class Retention(
    IDbContextFactory<HubDb> databases,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<Retention> logger
) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>How long a deleted account is known.</summary>
    public TimeSpan Kept { get; } =
        TimeSpan.FromDays(configuration.Number("PATCHBAY_ACCOUNT_RETENTION_DAYS", 30, 0, 36_500));

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var over = time.GetUtcNow() - Kept;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var gone = await db
            .ArchivedAccounts.Where(archived => archived.DeletedAt <= over)
            .ExecuteDeleteAsync(cancellationToken);
        if (gone > 0)
            LogGone(gone);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} deleted accounts were forgotten")]
    private partial void LogGone(int count);

    [LoggerMessage(LogLevel.Error, "Deleted accounts could not be forgotten")]
    private partial void LogFailed(Exception exception);
}

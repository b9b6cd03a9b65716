using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Permissions;

/// <summary>Checks keys in the background: each about once a day, and one that the provider just refused at once.</summary>
internal sealed partial class RecheckService(
    Rechecks rechecks,
    RecheckQueue queue,
    IAccounts accounts,
    IPermissions permissions,
    TimeProvider time,
    ILogger<RecheckService> logger
) : BackgroundService
{
    private const int MostAtOnce = 4;
    private const int MostARound = 200;

    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    // Refusals come in bursts; one check answers all of them.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(AnswerQueueAsync(stoppingToken), SweepAsync(stoppingToken));

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await Parallel.ForEachAsync(
                    await permissions.DueAsync(MostARound, cancellationToken),
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = MostAtOnce,
                        CancellationToken = cancellationToken,
                    },
                    async (due, token) => await CheckAsync(due, token)
                );
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogSweepFailed(fault);
            }
        }
    }

    private async Task AnswerQueueAsync(CancellationToken cancellationToken)
    {
        while (true)
            await CheckAsync(
                await queue.TakeAsync(cancellationToken),
                cancellationToken,
                unlessJustDone: true
            );
    }

    /// <summary>One account's trouble must not end the checks of all others.</summary>
    private async Task CheckAsync(
        DueCheck due,
        CancellationToken cancellationToken,
        bool unlessJustDone = false
    )
    {
        try
        {
            if (!unlessJustDone || !await WasJustCheckedAsync(due, cancellationToken))
                await rechecks.CheckDueAsync(due, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogCheckFailed(fault, due.AccountId);
        }
    }

    private async Task<bool> WasJustCheckedAsync(
        DueCheck due,
        CancellationToken cancellationToken
    ) =>
        await accounts.FindAsync(due.ProjectId, due.AccountId, cancellationToken) is { } account
        && (await permissions.FindAsync(account, cancellationToken)).CheckedAt is { } last
        && time.GetUtcNow() - last < Pause;

    [LoggerMessage(LogLevel.Error, "The key of {Account} could not be checked again")]
    private partial void LogCheckFailed(Exception exception, string account);

    [LoggerMessage(LogLevel.Error, "The accounts whose keys are to be checked could not be read")]
    private partial void LogSweepFailed(Exception exception);
}

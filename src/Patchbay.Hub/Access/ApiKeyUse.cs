namespace Patchbay.Hub.Access;

/// <summary>Writes down once a minute, and at the end, when keys were last used.</summary>
internal sealed partial class ApiKeyUse(ApiKeys keys, TimeProvider time, ILogger<ApiKeyUse> logger)
    : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await keys.WriteUseAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await keys.WriteUseAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault);
            }
    }

    [LoggerMessage(LogLevel.Error, "When API keys were last used could not be written down")]
    private partial void LogFault(Exception fault);
}

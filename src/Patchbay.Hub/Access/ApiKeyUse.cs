using Patchbay.Hub.Access.Sessions;

namespace Patchbay.Hub.Access;

/// <summary>Writes down once a minute, and at the end, when keys and agent sessions were last used and how much of their limits.</summary>
internal sealed partial class ApiKeyUse(
    ApiKeys keys,
    AgentSessions sessions,
    TimeProvider time,
    ILogger<ApiKeyUse> logger
) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault);
            }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await keys.WriteUseAsync(cancellationToken);
        await sessions.WriteUseAsync(cancellationToken);
    }

    [LoggerMessage(
        LogLevel.Error,
        "When API keys and agent sessions were last used could not be written down"
    )]
    private partial void LogFault(Exception fault);
}

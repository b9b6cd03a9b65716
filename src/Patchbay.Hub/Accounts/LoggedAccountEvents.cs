namespace Patchbay.Hub.Accounts;

/// <summary>Account events as lines of the log.</summary>
internal sealed partial class LoggedAccountEvents(ILogger<LoggedAccountEvents> logger)
    : IAccountEvents
{
    public ValueTask RaiseAsync(AccountEvent occurred, CancellationToken cancellationToken)
    {
        LogEvent(occurred.Kind, occurred.Account.Id);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Event} {Account}")]
    private partial void LogEvent(string @event, string account);
}

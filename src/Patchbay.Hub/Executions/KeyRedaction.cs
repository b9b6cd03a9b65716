using Patchbay.Engine.Execution;

namespace Patchbay.Hub.Executions;

/// <summary>A provider may quote the key it refuses: what it says goes on to callers and logs without it.</summary>
internal static class KeyRedaction
{
    private const string Mark = "[key]";

    public static ActionOutcome Without(this ActionOutcome outcome, string key) =>
        outcome.Failure is { } failure && Quotes(failure, key)
            ? failure with
            {
                Message = failure.Message.Replace(key, Mark, StringComparison.Ordinal),
                Remedy = failure.Remedy?.Replace(key, Mark, StringComparison.Ordinal),
                ProviderCode = failure.ProviderCode?.Replace(key, Mark, StringComparison.Ordinal),
                ProviderMessage = failure.ProviderMessage?.Replace(
                    key,
                    Mark,
                    StringComparison.Ordinal
                ),
            }
            : outcome;

    private static bool Quotes(ActionFailure failure, string key) =>
        new[]
        {
            failure.Message,
            failure.Remedy,
            failure.ProviderCode,
            failure.ProviderMessage,
        }.Any(text => text?.Contains(key, StringComparison.Ordinal) ?? false);
}

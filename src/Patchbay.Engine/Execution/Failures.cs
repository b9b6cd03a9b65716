using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>The words of every failure, in one place.</summary>
internal static class Failures
{
    private const string CheckBeforeRepeating =
        "Look in the provider whether it happened before you send it again; a repeat could do it twice.";

    public static ActionFailure UnknownAction(string id, IReadOnlyList<string> near) =>
        new(
            FailureKind.UnknownAction,
            $"There is no action '{Shorten(id, 100)}'.",
            near.Count > 0
                ? $"Did you mean {string.Join(" or ", near)}?"
                : "List the actions to find its id.",
            Retryable: false
        )
        {
            Suggestions = near,
        };

    public static ActionFailure InvalidInput(
        ActionDefinition action,
        IReadOnlyList<InputFault> faults
    ) =>
        new(
            FailureKind.InvalidInput,
            faults.Count == 1
                ? $"The input of {action.Id} has a fault: {faults[0].Path}: {faults[0].Message}"
                : $"The input of {action.Id} has {faults.Count} faults; the first: {faults[0].Path}: {faults[0].Message}",
            "Correct the input; nothing was sent.",
            Retryable: false
        )
        {
            Faults = faults,
        };

    public static ActionFailure KeyRejected(Connector connector, int status) =>
        new(
            FailureKind.KeyRejected,
            $"{connector.Info.Name} does not accept the API key.",
            $"Check that the whole key was copied and is still active. In {connector.Info.Name}: {connector.Scopes.FormPath}.",
            Retryable: false
        )
        {
            ProviderStatus = status,
        };

    public static ActionFailure MissingPermission(Connector connector, ActionDefinition action)
    {
        var boxes = connector.Scopes.MinimalSet([action]).Select(scope => scope.TickBox).ToList();
        return new ActionFailure(
            FailureKind.MissingPermission,
            $"The API key lacks a permission for {action.Label}: {string.Join(", ", boxes)}.",
            $"In {connector.Info.Name}, open {connector.Scopes.FormPath}, edit the key and tick {string.Join(" and ", boxes)}.",
            Retryable: false
        )
        {
            MissingScopes = action.MinimalScopes,
        };
    }

    public static ActionFailure RateLimited(Connector connector, TimeSpan? retryAfter) =>
        new(
            FailureKind.RateLimited,
            $"{connector.Info.Name} takes no more requests of this key for now.",
            retryAfter is { } wait
                ? $"Send it again in {Math.Ceiling(wait.TotalSeconds)} s."
                : "Send it again later.",
            Retryable: true
        )
        {
            RetryAfter = retryAfter,
        };

    public static ActionFailure ProviderError(Connector connector, int status) =>
        new(
            FailureKind.ProviderError,
            $"{connector.Info.Name} failed (HTTP {status}).",
            "Send it again later.",
            Retryable: true
        )
        {
            ProviderStatus = status,
        };

    public static ActionFailure Unreadable(Connector connector, int status, string why) =>
        new(
            FailureKind.UnreadableAnswer,
            $"{connector.Info.Name} answered with something that cannot be read: {why}.",
            "Check the address; a proxy in between may have answered instead.",
            Retryable: false
        )
        {
            ProviderStatus = status,
        };

    public static ActionFailure Unreachable(Connector connector, Uri url, string why) =>
        new(
            FailureKind.Unreachable,
            $"{connector.Info.Name} cannot be reached at {url.GetLeftPart(UriPartial.Authority)}: {why}.",
            "Check the address and the network; nothing was done.",
            Retryable: true
        );

    public static ActionFailure ConnectionLost(Connector connector) =>
        new(
            FailureKind.Unreachable,
            $"The connection to {connector.Info.Name} broke before the answer was whole.",
            "Send it again.",
            Retryable: true
        );

    public static ActionFailure TimedOut(Connector connector, TimeSpan after) =>
        new(
            FailureKind.TimedOut,
            $"{connector.Info.Name} did not answer within {after.TotalSeconds:0.#} s.",
            "Send it again, or allow more time.",
            Retryable: true
        );

    public static ActionFailure StillRunning(ActionDefinition action, PollStep poll, string id) =>
        new(
            FailureKind.TimedOut,
            $"{action.Label} is still running after {poll.Timeout.TotalSeconds:0} s.",
            $"Run {action.Id} again with \"{poll.IdField}\": \"{id}\" to go on waiting for the same run.",
            Retryable: true
        );

    public static ActionFailure EndedBadly(
        ActionDefinition action,
        string status,
        string? reason
    ) =>
        new(
            FailureKind.Refused,
            $"{action.Label} ended as {status}{(reason is null ? "" : $": {Shorten(reason, 300)}")}.",
            null,
            Retryable: false
        )
        {
            ProviderCode = status,
            ProviderMessage = reason,
        };

    public static ActionFailure UnsafeUploadAddress(Connector connector) =>
        new(
            FailureKind.UnreadableAnswer,
            $"{connector.Info.Name} named an address for the file that is not safe to send to; nothing was sent there.",
            "Report it to the provider's support.",
            Retryable: false
        );

    /// <summary>What a failure becomes when the call was a write that the provider may have carried out.</summary>
    public static ActionFailure MadeUncertain(
        this ActionFailure failure,
        ActionDefinition action
    ) =>
        failure with
        {
            Kind = FailureKind.OutcomeUnknown,
            Message =
                $"{failure.Message} {action.Label} was sent and may or may not have been carried out.",
            Remedy = CheckBeforeRepeating,
            Retryable = false,
        };

    public static string Shorten(string text, int most) =>
        text.Length <= most ? text : text[..most] + "…";
}

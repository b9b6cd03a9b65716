using Patchbay.Client;
using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Running;

/// <summary>The one place that turns failures of the engine and of the hub into exit codes.</summary>
internal static class Failures
{
    public static CliFailure Of(ActionFailure failure) =>
        new(ExitCodeOf(failure), failure.Code, failure.Message, failure.Remedy)
        {
            Faults = failure.Faults,
            Suggestions = failure.Suggestions,
            Retryable = failure.Retryable,
            RetryAfter = failure.RetryAfter,
            ProviderCode = failure.ProviderCode,
            ProviderMessage = failure.ProviderMessage,
            ProviderRequestId = failure.ProviderRequestId,
            Status = failure.ProviderStatus,
        };

    public static CliFailure Of(HubError error) =>
        new(ExitCodeOf(error), error.Code, error.Message, error.Remedy)
        {
            Faults = error
                .Faults.Select(fault => new InputFault(fault.Path, fault.Message))
                .ToList(),
            Suggestions = error.Suggestions,
            Retryable = error.Retryable,
            RetryAfter = error.RetryAfter,
            Status = error.StatusCode,
        };

    private static int ExitCodeOf(ActionFailure failure) =>
        failure.Kind switch
        {
            FailureKind.UnknownAction => ExitCode.Usage,
            // What the provider itself called malformed was sent, and refused.
            FailureKind.InvalidInput => failure.ProviderStatus is null
                ? ExitCode.Usage
                : ExitCode.Refused,
            FailureKind.KeyRejected
            or FailureKind.MissingPermission
            or FailureKind.NotFound
            or FailureKind.Refused
            or FailureKind.RateLimited => ExitCode.Refused,
            _ => ExitCode.NotReachable,
        };

    private static int ExitCodeOf(HubError error) =>
        error switch
        {
            { StatusCode: null, Code: HubErrorCodes.Unreachable or HubErrorCodes.TimedOut }
            or { Code: HubErrorCodes.ConnectionLost or HubErrorCodes.UnreadableAnswer }
            or { StatusCode: 408 or >= 500 } => ExitCode.NotReachable,
            { Faults.Count: > 0 } or { Code: "unknown_action" } or { StatusCode: null } =>
                ExitCode.Usage,
            _ => ExitCode.Refused,
        };
}

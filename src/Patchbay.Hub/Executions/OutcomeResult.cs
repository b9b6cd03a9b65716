using Patchbay.Engine.Execution;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>The one place that turns how an execution ended into HTTP.</summary>
internal static class OutcomeResult
{
    // What a caller is told to wait when the provider does not say.
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    public static IResult For(ExecutionOutcome execution) =>
        execution switch
        {
            { Refusal: { } refusal } => For(refusal),
            { Outcome.Result: { } result } => new ResultBody(result),
            { Outcome.Failure: { } failure } => For(failure, execution),
            _ => throw new InvalidOperationException("An execution ended neither way."),
        };

    private static ApiError For(Refusal refusal) =>
        new(
            refusal.Kind switch
            {
                RefusalKind.AccountNotFound => StatusCodes.Status404NotFound,
                RefusalKind.AccountNotActive => StatusCodes.Status412PreconditionFailed,
                RefusalKind.ActionDisabled or RefusalKind.MissingPermission =>
                    StatusCodes.Status403Forbidden,
                _ => throw new InvalidOperationException($"Unknown refusal {refusal.Kind}."),
            },
            refusal.Code,
            refusal.Message
        )
        {
            Remedy = refusal.Remedy,
        };

    private static ApiError For(ActionFailure failure, ExecutionOutcome execution) =>
        new(Status(failure.Kind), failure.Code, Message(failure))
        {
            Remedy = execution.Remedy ?? failure.Remedy,
            // Whatever a provider says: a write that may have happened must not be sent again unseen.
            Retryable = failure.Retryable && failure.Kind != FailureKind.OutcomeUnknown,
            Faults =
                failure.Faults.Count == 0
                    ? null
                    : failure
                        .Faults.Select(fault => new ApiFault(fault.Path, fault.Message))
                        .ToList(),
            Suggestions = failure.Suggestions.Count == 0 ? null : failure.Suggestions,
            ProviderErrors = failure is { ProviderStatus: null, ProviderCode: null }
                ? null
                :
                [
                    new(
                        failure.ProviderStatus,
                        execution.Called?.AbsoluteUri,
                        new(
                            failure.ProviderCode,
                            failure.ProviderMessage,
                            failure.ProviderRequestId
                        )
                    ),
                ],
            RetryAfter =
                failure.Kind == FailureKind.RateLimited
                    ? failure.RetryAfter ?? DefaultWait
                    : failure.RetryAfter,
        };

    private static int Status(FailureKind kind) =>
        kind switch
        {
            FailureKind.InvalidInput => StatusCodes.Status400BadRequest,
            FailureKind.Refused => StatusCodes.Status400BadRequest,
            FailureKind.MissingPermission => StatusCodes.Status403Forbidden,
            FailureKind.UnknownAction => StatusCodes.Status404NotFound,
            FailureKind.NotFound => StatusCodes.Status404NotFound,
            FailureKind.KeyRejected => StatusCodes.Status412PreconditionFailed,
            FailureKind.RateLimited => StatusCodes.Status429TooManyRequests,
            FailureKind.ProviderError
            or FailureKind.UnreadableAnswer
            or FailureKind.Unreachable
            or FailureKind.TimedOut
            or FailureKind.OutcomeUnknown => StatusCodes.Status502BadGateway,
            _ => throw new InvalidOperationException($"Unknown failure {kind}."),
        };

    private static string Message(ActionFailure failure) =>
        failure.Kind == FailureKind.OutcomeUnknown
            ? $"{failure.Message} It may have been carried out: look before you send it again."
            : failure.Message;
}

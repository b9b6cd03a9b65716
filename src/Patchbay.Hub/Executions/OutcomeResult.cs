using Patchbay.Engine.Execution;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>The one place that turns how an execution ended into HTTP.</summary>
internal static class OutcomeResult
{
    // What a caller is told to wait when the provider does not say.
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    /// <param name="defender">What was asked of the defender; null when nothing was.</param>
    public static IResult For(ExecutionOutcome execution, DefenderRequest? defender = null) =>
        execution switch
        {
            { Refusal: { } refusal } => For(refusal),
            { Outcome.Result: { } result } => new ResultBody(result, defender),
            { Outcome.Failure: { } failure } => For(failure, execution),
            _ => throw new InvalidOperationException("An execution ended neither way."),
        };

    /// <summary>The status of the answer, for those who note it or answer by another wire.</summary>
    public static int StatusOf(ExecutionOutcome execution) =>
        execution switch
        {
            { Refusal: { } refusal } => Status(refusal.Kind),
            { Outcome.Failure: { } failure } => FailureCodes.Status(failure.Kind),
            _ => StatusCodes.Status200OK,
        };

    public static ApiError For(Refusal refusal) =>
        new(Status(refusal.Kind), refusal.Code, refusal.Message) { Remedy = refusal.Remedy };

    private static ApiError For(ActionFailure failure, ExecutionOutcome execution) =>
        new(FailureCodes.Status(failure.Kind), failure.Code, Message(failure))
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

    private static int Status(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.AccountNotFound => StatusCodes.Status404NotFound,
            RefusalKind.AccountNotActive => StatusCodes.Status412PreconditionFailed,
            RefusalKind.ActionDisabled => StatusCodes.Status403Forbidden,
            RefusalKind.MissingPermission => StatusCodes.Status403Forbidden,
            RefusalKind.OffForAgents => StatusCodes.Status403Forbidden,
            RefusalKind.Limited => StatusCodes.Status403Forbidden,
            RefusalKind.ProfileMismatch => StatusCodes.Status400BadRequest,
            _ => throw new InvalidOperationException($"Unknown refusal {kind}."),
        };

    private static string Message(ActionFailure failure) =>
        failure.Kind == FailureKind.OutcomeUnknown
            ? $"{failure.Message} It may have been carried out: look before you send it again."
            : failure.Message;
}

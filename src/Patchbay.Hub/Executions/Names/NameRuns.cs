using System.Collections.Concurrent;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions.Names;

/// <summary>The reads of one request, and what the hub itself says of those that failed.</summary>
internal sealed class NameRuns(
    RequestSource source,
    Caller caller,
    string accountId,
    string? profileId,
    bool byAgent,
    IExecutions executions,
    TimeProvider time
)
{
    /// <summary>By the failure that the resolver was told.</summary>
    public ConcurrentDictionary<ActionFailure, ApiError> Errors { get; } =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>What is wrong with the account or its key, and so with every read.</summary>
    public ApiError? ForAll { get; private set; }

    public async Task<ActionOutcome> RunAsync(
        ActionRequest read,
        CancellationToken cancellationToken
    )
    {
        var outcome = await executions.ExecuteAsync(
            new ExecutionRequest(
                // Several are read for one answer, and each has a log of its own.
                source with
                {
                    RequestId = Ids.NewInOrder("req", time.GetUtcNow()),
                },
                caller.ProjectId,
                accountId,
                profileId,
                read.Action,
                read.Input
            )
            {
                ByAgent = byAgent,
            },
            cancellationToken
        );
        if (outcome.Succeeded)
            return outcome.Outcome!;
        var error = (ApiError)OutcomeResult.For(outcome);
        var failure = outcome.Outcome?.Failure ?? Failure(outcome.Refusal!);
        Errors[failure] = error;
        if (
            outcome.Refusal
                is {
                    Kind: RefusalKind.AccountNotFound
                        or RefusalKind.AccountNotActive
                        or RefusalKind.ProfileMismatch
                }
            || outcome.Outcome?.Failure is { Kind: FailureKind.KeyRejected }
        )
            ForAll = error;
        return outcome.Outcome ?? failure;
    }

    private static ActionFailure Failure(Refusal refusal) =>
        new(
            refusal.Kind == RefusalKind.MissingPermission
                ? FailureKind.MissingPermission
                : FailureKind.Refused,
            refusal.Message,
            refusal.Remedy,
            Retryable: false
        );
}

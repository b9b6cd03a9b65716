using Patchbay.Engine.Execution;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

internal sealed partial class ExecutionService(
    IAccounts accounts,
    ICatalog catalog,
    Executors executors,
    ExecutionLog log,
    TimeProvider time,
    ILogger<ExecutionService> logger
) : IExecutions
{
    /// <summary>The way of an execution, step by step.</summary>
    public async Task<ExecutionOutcome> ExecuteAsync(
        ExecutionRequest request,
        CancellationToken cancellationToken
    )
    {
        var call = new LoggedCall(
            request.Source,
            request.ProjectId,
            time.GetUtcNow(),
            time.GetTimestamp()
        )
        {
            Sent = request.Input,
            Steps = ProviderSteps.Begin(),
        };

        // 1 find: account, profile and executor, from memory
        var account = await accounts.FindAsync(
            request.ProjectId,
            request.AccountId,
            cancellationToken
        );
        if (account is null)
            return Record(call, Refusal.AccountNotFound(request.AccountId));
        var executor = executors.Of(account.Provider);
        executor.Connector.TryGetAction(request.Action, out var action);
        call = call with { Account = account, Connector = executor.Connector, Action = action };
        var (profile, mismatch) = catalog.ProfileOf(account, request.ProfileId);
        if (mismatch is not null)
            return Record(call, mismatch);

        // 2 allow: the account's status, its profile, the action on it
        if (action is not null && Refusal.Find(account, profile, action.Id) is { } refusal)
            return Record(call, refusal);

        // 3 validate: the action exists and the input fits it
        var prepared = executor.Prepare(new ActionRequest(request.Action, request.Input));
        if (!prepared.Succeeded)
            return Record(call, prepared.Failure);

        // 4 send: the key is unsealed for this one call
        var key = accounts.UnsealKey(account);
        var baseUrl = catalog.BaseUrl(profile!);
        ActionOutcome outcome;
        try
        {
            outcome = await executor.SendAsync(
                prepared.Action,
                new ProviderConnection(key, baseUrl),
                cancellationToken
            );
        }
        catch (OperationCanceledException)
        {
            // A write may have been carried out all the same: the log must know of it.
            log.Write(call.CancelledWith(key));
            throw;
        }

        // 5 learn: a key that the provider refuses stops the account until it is linked again
        if (outcome.Failure is { Kind: FailureKind.KeyRejected } rejected)
            await accounts.MarkKeyRejectedAsync(account, rejected.Message, CancellationToken.None);

        // 6 record
        var called = outcome.Succeeded
            ? null
            : ProviderHttp.Address(
                baseUrl ?? executor.Connector.Info.BaseUrl,
                prepared.Action.Action.Endpoint
            );
        return Record(call with { Key = key }, ExecutionOutcome.Of(outcome, called));
    }

    public Task<ActionOutcome> TryKeyAsync(
        Profile profile,
        string key,
        CancellationToken cancellationToken
    )
    {
        var executor = executors.Of(profile.Connector);
        var info = executor.Connector.Info;
        return executor.ExecuteAsync(
            new ActionRequest(info.TestAction, info.TestInput),
            new ProviderConnection(key, catalog.BaseUrl(profile)),
            cancellationToken
        );
    }

    private ExecutionOutcome Record(LoggedCall call, ExecutionOutcome outcome)
    {
        var (result, failure) = (outcome.Outcome?.Result, outcome.Outcome?.Failure);
        LogExecution(
            // What callers made up is not logged.
            call.Action?.Id
                ?? "(unknown action)",
            call.Account?.Id ?? "(unknown account)",
            outcome.Code,
            result is null ? failure?.ProviderStatus : StatusCodes.Status200OK,
            (long)time.GetElapsedTime(call.Clock).TotalMilliseconds,
            outcome.Outcome?.Requests ?? 0
        );
        log.Write(
            call with
            {
                Status = OutcomeResult.StatusOf(outcome),
                Code = outcome.Succeeded ? null : outcome.Code,
                ProviderRequestId = result?.ProviderRequestId ?? failure?.ProviderRequestId,
                Answered = result?.Data ?? default,
            }
        );
        return outcome;
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Action} for {Account}: {Outcome}, provider status {ProviderStatus}, {Milliseconds} ms, {Requests} requests"
    )]
    private partial void LogExecution(
        string action,
        string account,
        string outcome,
        int? providerStatus,
        long milliseconds,
        int requests
    );
}

using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Executions;

internal sealed partial class ExecutionService(
    IAccounts accounts,
    ICatalog catalog,
    Executors executors,
    IPermissions permissions,
    HubLinks links,
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
        if (account is null || request.Session?.Covers(account.Id, account.OriginOwnerId) == false)
            return Record(call, Refusal.AccountNotFound(request.AccountId));
        var executor = executors.Of(account.Provider);
        executor.Connector.TryGetAction(request.Action, out var action);
        call = call with { Account = account, Connector = executor.Connector, Action = action };
        var (profile, mismatch) = catalog.ProfileOf(
            account,
            request.ProfileId,
            request.Session?.ProfileId
        );
        if (mismatch is not null)
            return Record(call, mismatch);

        // 2 allow: the account's status, its profile, the action on it, the caller's limits,
        //   what is off for agents, the permissions of the account's key
        if (
            action is not null
            && (
                Refusal.Find(account, profile, action.Id, links)
                ?? Refusal.Limited(request.Limits?.WhyNot(action))
                ?? (request.ByAgent ? Refusal.OffForAgents(profile!, action) : null)
                ?? Refusal.Find(
                    executor.Connector,
                    action,
                    account,
                    await permissions.MissingAsync(account, action, cancellationToken),
                    links
                )
            )
                is { } refusal
        )
            return Record(call, refusal);

        // 3 validate: the action exists and the input fits it
        var prepared = executor.Prepare(
            new ActionRequest(request.Action, request.Input)
            {
                Answer = request.Answer,
                Progress = request.Progress,
            }
        );
        if (!prepared.Succeeded)
            return Record(call, prepared.Failure);

        // 4 count: what is sent uses up the caller's limits; calls at once cannot pass them together
        var isWrite = prepared.Action.Action.Effect != Effect.Read;
        if (Refusal.Limited(request.Limits?.Take(isWrite)) is { } usedUp)
            return Record(call, usedUp);

        // 5 send: the key is unsealed for this one call
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

        // 6 learn: what the key may do; one that the provider refuses stops the account until it is linked again
        await permissions.LearnAsync(
            account,
            prepared.Action.Action,
            outcome,
            CancellationToken.None
        );
        string? remedy = null;
        if (outcome.Failure is { Kind: FailureKind.KeyRejected } rejected)
        {
            await accounts.MarkKeyRejectedAsync(account, rejected.Message, CancellationToken.None);
            remedy = Refusal.HowToRelink(account, links);
        }

        // 7 shape: of the answer, what the caller wants of it
        outcome = AnswerShaper.Shape(prepared.Action, outcome);

        // 8 record
        var called = outcome.Succeeded
            ? null
            : ProviderHttp.Address(
                baseUrl ?? executor.Connector.Info.BaseUrl,
                prepared.Action.Action.Endpoint
            );
        return Record(call with { Key = key }, ExecutionOutcome.Of(outcome, called, remedy));
    }

    public async Task<KeyVerdict> CheckKeyAsync(
        Profile profile,
        string key,
        Account? account,
        IProgress<CheckProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var executor = executors.Of(profile.Connector);
        var now = time.GetUtcNow();
        var call = new LoggedCall(
            RequestSource.OfKeyCheck(links.KeyCheck(account?.Id), now),
            profile.ProjectId,
            now,
            time.GetTimestamp()
        )
        {
            Account = account,
            Connector = executor.Connector,
            Key = key,
            Steps = ProviderSteps.Begin(),
        };
        var verdict = await new PermissionCheck(executor, time) { Progress = progress }.RunAsync(
            new ProviderConnection(key, catalog.BaseUrl(profile)),
            cancellationToken
        );
        var outcome = verdict.Failure is { } failure ? (ExecutionOutcome)failure : null;
        log.Write(
            call with
            {
                Status = outcome is null
                    ? StatusCodes.Status200OK
                    : OutcomeResult.StatusOf(outcome),
                Code = outcome?.Code,
                ProviderRequestId = verdict.Failure?.ProviderRequestId,
            }
        );
        return verdict;
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
                MissingPermission = outcome.Refusal
                    is { Kind: RefusalKind.MissingPermission, Message: var missing }
                    ? missing
                    : null,
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

using Patchbay.Engine.Execution;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Executions;

internal sealed partial class ExecutionService(
    IAccounts accounts,
    ICatalog catalog,
    Executors executors,
    IPermissions permissions,
    HubLinks links,
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
        var started = time.GetTimestamp();

        // 1 find: account, profile and executor, from memory
        var account = await accounts.FindAsync(
            request.ProjectId,
            request.AccountId,
            cancellationToken
        );
        if (account is null)
            return Refusal.AccountNotFound(request.AccountId);
        var profile = catalog.FindProfile(account.ProjectId, account.ProfileId);
        var executor = executors.Of(account.Provider);

        // 2 allow: the account's status, its profile, the action on it, the permissions of its key
        if (
            executor.Connector.TryGetAction(request.Action, out var action)
            && (
                Refusal.Find(account, profile, action.Id, links)
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
            return Record(request, action.Id, refusal, started);

        // 3 validate: the action exists and the input fits it
        var prepared = executor.Prepare(new ActionRequest(request.Action, request.Input));
        if (!prepared.Succeeded)
            return Record(request, action?.Id, prepared.Failure, started);

        // 4 send: the key is unsealed for this one call
        var key = accounts.UnsealKey(account);
        var baseUrl = catalog.BaseUrl(profile!);
        var outcome = await executor.SendAsync(
            prepared.Action,
            new ProviderConnection(key, baseUrl),
            cancellationToken
        );

        // 5 learn: what the key may do; one that the provider refuses stops the account until it is linked again
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

        // 6 record
        var called = outcome.Succeeded
            ? null
            : ProviderHttp.Address(
                baseUrl ?? executor.Connector.Info.BaseUrl,
                prepared.Action.Action.Endpoint
            );
        return Record(request, action?.Id, ExecutionOutcome.Of(outcome, called, remedy), started);
    }

    public Task<KeyVerdict> CheckKeyAsync(
        Profile profile,
        string key,
        CancellationToken cancellationToken
    ) =>
        new PermissionCheck(executors.Of(profile.Connector), time).RunAsync(
            new ProviderConnection(key, catalog.BaseUrl(profile)),
            cancellationToken
        );

    /// <param name="action">Null when no action has the id that was asked for: what callers made up is not logged.</param>
    private ExecutionOutcome Record(
        ExecutionRequest request,
        string? action,
        ExecutionOutcome outcome,
        long started
    )
    {
        var result = outcome.Outcome?.Result;
        LogExecution(
            action ?? "(unknown action)",
            request.AccountId,
            outcome.Code,
            result is null ? outcome.Outcome?.Failure?.ProviderStatus : StatusCodes.Status200OK,
            (long)time.GetElapsedTime(started).TotalMilliseconds,
            outcome.Outcome?.Requests ?? 0
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

using Patchbay.Engine.Execution;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions;

namespace Patchbay.Hub.Permissions;

/// <summary>Checks the key of a linked account again, and draws the consequences.</summary>
internal sealed class Rechecks(
    IAccounts accounts,
    ICatalog catalog,
    IExecutions executions,
    IPermissions permissions
)
{
    private static readonly TimeSpan AfterOutage = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);

    /// <summary>The failure that left it without a report; null when there is a new one.</summary>
    public async Task<ActionFailure?> CheckAsync(
        Account account,
        Profile profile,
        Keep keep,
        CancellationToken cancellationToken
    )
    {
        var verdict = await executions.CheckKeyAsync(
            profile,
            accounts.UnsealKey(account),
            account,
            progress: null,
            cancellationToken
        );
        if (verdict.Report is { } report)
        {
            await accounts.NoteKeyWorksAsync(account, report, keep, cancellationToken);
            return null;
        }
        var failure = verdict.Failure!;
        if (failure.Kind == FailureKind.KeyRejected)
            await accounts.MarkKeyRejectedAsync(account, failure.Message, cancellationToken);
        await permissions.PostponeAsync(
            account,
            failure.Kind == FailureKind.KeyRejected ? Daily : AfterOutage,
            cancellationToken
        );
        return failure;
    }

    /// <summary>
    /// A check that nobody waits for. Nothing is asked for an account that is switched off: its customer may have been
    /// told that all calls stop.
    /// </summary>
    public async Task CheckDueAsync(DueCheck due, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(due.ProjectId, due.AccountId, cancellationToken);
        if (account is null)
        {
            await permissions.ForgetAsync(due.AccountId, cancellationToken);
            return;
        }
        var profile = catalog.FindProfile(account.ProjectId, account.ProfileId);
        var status = AccountStatus.Shown(account, profile);
        if (profile is { Active: true } && status is AccountStatus.Active or AccountStatus.Error)
            await CheckAsync(account, profile!, Keep.GrantsAndLacks, cancellationToken);
        else
            await permissions.PostponeAsync(account, Daily, cancellationToken);
    }
}

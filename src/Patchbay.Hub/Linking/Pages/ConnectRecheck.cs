using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>
/// <em>Check again</em> on the confirmation: whoever has just linked has ticked a box, and wants to see it. It reads, and
/// changes nothing but what is known of the key.
/// </summary>
internal sealed class ConnectRecheck(
    ConnectDoor door,
    ConnectViews views,
    ILinking linking,
    Sessions sessions,
    IAccounts accounts,
    IPermissions permissions,
    ICatalog catalog
)
{
    public async Task<ConnectView> CheckAsync(
        string token,
        string accountId,
        IProgress<LinkProgress>? progress,
        HttpContext http
    )
    {
        var stop = http.RequestAborted;
        if (await door.FindAsync(token, http) is not { } context)
            return ConnectNotices.Unknown(ConnectDoor.IsEmbedded(http.Request.Query));
        var session = context.Session;
        if (!sessions.HasJustLinked(session, accountId))
            return sessions.StateOf(session) is not SessionState.Live and var state
                ? ConnectNotices.Ended(context, state)
                : ConnectNotices.NotItsAccount(context);
        if (
            await accounts.FindAsync(session.ProjectId, accountId, stop) is not { } account
            || catalog.FindProfile(session.ProjectId, account.ProfileId)
                is not { Active: true } profile
            || door.Target(profile, account, http) is not { } target
        )
            return ConnectNotices.NotItsAccount(context);
        var fault = await FaultAsync(session, profile, account, progress, stop);
        return views.Done(
            context,
            target,
            await permissions.FindAsync(account, stop),
            account.Id,
            fault
        );
    }

    private async Task<ApiError?> FaultAsync(
        ConnectSession session,
        Profile profile,
        Account account,
        IProgress<LinkProgress>? progress,
        CancellationToken stop
    )
    {
        if (await sessions.TakeTryAsync(session, stop) is { } wait)
            return SessionErrors.TooManyChecks(wait);
        var check = await linking.CheckKeyAsync(profile, null, account, progress, stop);
        if (check.Key is { } key)
            await accounts.NoteKeyWorksAsync(account, key.Report, Keep.Grants, stop);
        return check.Fault;
    }
}

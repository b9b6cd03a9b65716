using Patchbay.Engine.Definitions;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>Finds what an account's report is made of, and makes it.</summary>
internal sealed class AccountReports(
    IAccounts accounts,
    IPermissions permissions,
    ICatalog catalog,
    HubLinks links
)
{
    public async Task<ReportedAccount?> FindAsync(
        string projectId,
        string id,
        CancellationToken cancellationToken
    ) =>
        await accounts.FindAsync(projectId, id, cancellationToken) is { } account
        && catalog.TryGetConnector(account.Provider, out var connector)
            ? new(account, connector, catalog.FindProfile(projectId, account.ProfileId))
            : null;

    /// <summary>What is known by now; nothing is asked of the provider.</summary>
    public async Task<PermissionsAnswer> AnswerAsync(
        ReportedAccount of,
        CancellationToken cancellationToken
    ) =>
        PermissionsAnswer.From(
            of.Account,
            await permissions.FindAsync(of.Account, cancellationToken),
            of.Connector,
            of.Profile,
            links
        );
}

internal sealed record ReportedAccount(Account Account, Connector Connector, Profile? Profile);

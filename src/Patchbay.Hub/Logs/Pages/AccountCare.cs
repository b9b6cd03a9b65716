using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>Accounts that need care: those in error, and those whose key lacked a permission today and still does.</summary>
internal sealed class AccountCare(IAccounts accounts, IPermissions permissions, ICatalog catalog)
{
    public const int MostShown = 10;

    // A bound on what the page asks for: those whose box was ticked since do not show.
    private const int MostAsked = 50;

    /// <summary>One more than is shown where there are more.</summary>
    public async Task<List<CareLine>> FindAsync(
        string projectId,
        IReadOnlyList<LogHour> hours,
        CancellationToken cancellationToken
    )
    {
        var inError = await accounts.ListAsync(
            projectId,
            new AccountFilter([], [], [], [AccountStatus.Error], Skip: 0, Take: MostShown + 1),
            cancellationToken
        );
        var found = inError
            .Select(account => new CareLine(
                account.Id,
                account.Label ?? account.OriginOwnerName,
                "bad",
                "Error",
                account.StatusReasons is [var reason, ..]
                    ? reason.Description
                    : "The provider no longer accepts its key."
            ))
            .ToList();
        foreach (
            var refused in hours
                .SelectMany(hour => hour.Groups)
                .Where(group => group is { AccountId: not null, Action: not null })
                .GroupBy(group => group.AccountId!)
                .OrderByDescending(group => group.Sum(one => one.Count))
                .Take(MostAsked)
        )
        {
            if (found.Count > MostShown)
                break;
            if (
                found.All(one => one.AccountId != refused.Key)
                && await LacksAsync(
                    projectId,
                    refused.Key,
                    refused.Select(group => group.Action!).Distinct(StringComparer.Ordinal),
                    cancellationToken
                )
                    is { } line
            )
                found.Add(line);
        }
        return found;
    }

    /// <summary>Null for an account whose key may do all of this by now.</summary>
    private async Task<CareLine?> LacksAsync(
        string projectId,
        string accountId,
        IEnumerable<string> actions,
        CancellationToken cancellationToken
    )
    {
        if (
            await accounts.FindAsync(projectId, accountId, cancellationToken) is not { } account
            || !catalog.TryGetConnector(account.Provider, out var connector)
        )
            return null;
        var report = await permissions.FindAsync(account, cancellationToken);
        var missing = connector.Scopes.Of(Missing(connector, report, actions).ToList());
        return missing.Count == 0
            ? null
            : new(
                account.Id,
                account.Label ?? account.OriginOwnerName,
                "care",
                "Missing permission",
                string.Join(", ", missing.Select(scope => scope.TickBox))
            );
    }

    private static IEnumerable<ScopeFinding> Missing(
        Connector connector,
        PermissionReport report,
        IEnumerable<string> actions
    )
    {
        foreach (var id in actions)
            if (
                connector.TryGetAction(id, out var action)
                && report.Of(action) is { State: ActionState.Missing } lacking
            )
                foreach (var finding in lacking.Missing)
                    yield return finding;
    }
}

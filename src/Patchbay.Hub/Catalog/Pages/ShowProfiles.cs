using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Catalog.Pages;

/// <summary>GET …/profiles: how the project uses its connectors.</summary>
internal static class ShowProfiles
{
    public static async Task<IResult> HandleAsync(
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        HttpContext http
    )
    {
        var linked = await accounts.CountByProfileAsync(caller.ProjectId, http.RequestAborted);
        var rows = new List<ProfileRow>();
        foreach (var profile in catalog.Profiles(caller.ProjectId))
        {
            if (!catalog.TryGetConnector(profile.Connector, out var connector))
                continue;
            var actions = connector.Actions.Where(action => profile.Enables(action.Id)).ToList();
            rows.Add(
                new(
                    profile.Id,
                    profile.Name,
                    connector.Info.Key,
                    connector.Info.Name,
                    profile.Environment,
                    profile.EnabledActions is null
                        ? $"All {actions.Count}"
                        : $"{actions.Count} of {connector.Actions.Count}",
                    TickBoxes.ByModule(connector.Scopes.MinimalSet(actions)),
                    linked.GetValueOrDefault(profile.Id),
                    profile.Active,
                    catalog.DefaultProfile(caller.ProjectId, profile.Connector)?.Id == profile.Id
                )
            );
        }
        return HtmlPage.Show<ProfilesPage>(http, new { Rows = rows });
    }
}

/// <param name="Actions">How many may run: <c>12 of 165</c>.</param>
/// <param name="Permissions">What a key must hold, one line a module of the provider's form.</param>
/// <param name="Accounts">How many accounts are linked by it.</param>
public sealed record ProfileRow(
    string Id,
    string Name,
    string ConnectorKey,
    string ConnectorName,
    string Environment,
    string Actions,
    IReadOnlyList<string> Permissions,
    int Accounts,
    bool Active,
    bool Default
);

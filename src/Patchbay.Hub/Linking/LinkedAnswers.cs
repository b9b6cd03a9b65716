using System.Text.Json.Serialization;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking;

/// <summary>What whoever linked an account is told: that it is linked, and what its key will not do.</summary>
internal sealed class LinkedAnswers(ICatalog catalog, HubLinks links)
{
    public HubAccountLinked Describe(Account account, Profile profile, PermissionReport report)
    {
        if (!catalog.TryGetConnector(account.Provider, out var connector))
            return new(account.Id, account.Provider, null);
        var gap = PermissionGap.Find(report, connector, profile);
        return new(
            account.Id,
            account.Provider,
            gap.Missing.Count == 0
                ? null
                : new(
                    gap.Missing.Select(scope => new MissingPermission(
                            scope.Name,
                            scope.TickBox,
                            gap.Enabled.Where(action => action.MinimalScopes.Contains(scope.Name))
                                .Select(action => action.Id)
                                .ToList()
                        ))
                        .ToList(),
                    links.Guide(connector.Info.Key, gap.Missing.Select(scope => scope.Name))
                )
        );
    }
}

/// <param name="Permissions">Left out when the key has all that the profile's actions need, as far as it is known.</param>
internal sealed record HubAccountLinked(
    string Id,
    string Provider,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        MissingPermissions? Permissions
);

/// <param name="GuideUrl">The guide that asks for exactly these.</param>
internal sealed record MissingPermissions(IReadOnlyList<MissingPermission> Missing, Uri GuideUrl);

/// <param name="TickBox">As in the provider's form, such as <c>Jobs: Read</c>.</param>
/// <param name="Actions">Ids of the enabled actions that need it.</param>
internal sealed record MissingPermission(
    string Scope,
    string TickBox,
    IReadOnlyList<string> Actions
);

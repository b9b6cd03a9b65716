using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Guides;

/// <summary>What a guide is for: chosen actions, and the permissions that they need.</summary>
/// <param name="Actions">In the connector's order.</param>
/// <param name="Scopes">In the order of the provider's form.</param>
/// <param name="UnknownActions">What was asked for and is no action, as it was written.</param>
/// <param name="UnknownScopes">What was asked for and is no permission, as it was written.</param>
public sealed record GuideSelection(
    IReadOnlyList<ActionDefinition> Actions,
    IReadOnlyList<ScopeDefinition> Scopes,
    IReadOnlyList<string> UnknownActions,
    IReadOnlyList<string> UnknownScopes
)
{
    /// <summary>All actions that the guide lists.</summary>
    public static GuideSelection Everything(Connector connector) =>
        Of(connector, connector.Actions.Where(action => !action.Additional));

    public static GuideSelection Of(Connector connector, IEnumerable<ActionDefinition> actions) =>
        Of(connector, actions.Select(action => action.Id).ToHashSet(StringComparer.Ordinal), []);

    /// <summary>The actions with these ids; ids that are none are kept as unknown.</summary>
    /// <param name="names">Whole ids, or without the connector's key: <c>list_candidates</c>.</param>
    public static GuideSelection OfNames(Connector connector, IEnumerable<string> names)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var name in names)
        {
            if (
                connector.TryGetAction($"{connector.Info.Key}_{name}", out var action)
                || connector.TryGetAction(name, out action)
            )
                ids.Add(action.Id);
            else
                unknown.Add(name);
        }
        return Of(connector, ids, unknown.Distinct(StringComparer.Ordinal).ToList());
    }

    /// <summary>Exactly these permissions, by any of their names, and the guide's actions that they allow.</summary>
    public static GuideSelection OfScopes(Connector connector, IEnumerable<string> names)
    {
        var scopes = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var name in names)
        {
            if (connector.Scopes.TryGet(name, out var scope))
                scopes.Add(scope.Name);
            else
                unknown.Add(name);
        }
        return new(
            connector
                .Actions.Where(action =>
                    !action.Additional && action.MinimalScopes.All(scopes.Contains)
                )
                .ToList(),
            connector.Scopes.All.Where(scope => scopes.Contains(scope.Name)).ToList(),
            [],
            unknown.Distinct(StringComparer.Ordinal).ToList()
        );
    }

    private static GuideSelection Of(
        Connector connector,
        HashSet<string> ids,
        IReadOnlyList<string> unknown
    )
    {
        var actions = connector.Actions.Where(action => ids.Contains(action.Id)).ToList();
        return new(actions, connector.Scopes.MinimalSet(actions), unknown, []);
    }
}

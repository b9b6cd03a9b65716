using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Permissions;

/// <summary>Where a key and the actions that a profile enables do not fit.</summary>
/// <param name="Missing">Needed by an enabled action, and not on the key.</param>
/// <param name="TooMuch">On the key, and needed by no enabled action, nor to link or check the account.</param>
internal sealed record PermissionGap(
    IReadOnlyList<ActionDefinition> Enabled,
    IReadOnlyList<ScopeDefinition> Needed,
    IReadOnlyList<ScopeDefinition> Missing,
    IReadOnlyList<ScopeDefinition> TooMuch
)
{
    public static PermissionGap Find(PermissionReport report, Connector connector, Profile? profile)
    {
        var enabled = connector
            .Actions.Where(action => profile?.Enables(action.Id) ?? true)
            .ToList();
        var always = enabled
            .SelectMany(action => action.MinimalScopes)
            .Append(connector.Scopes.Minimum)
            .ToHashSet(StringComparer.Ordinal);
        var forChecks =
            connector.Info.Self is { } self && connector.TryGetAction(self.Action, out var asked)
                ? asked.MinimalScopes
                : [];
        bool Is(ScopeDefinition scope, ScopeState state) => report.Of(scope.Name).State == state;
        var scopes = connector.Scopes.All;
        return new(
            enabled,
            scopes.Where(scope => always.Contains(scope.Name)).ToList(),
            scopes
                .Where(scope => always.Contains(scope.Name) && Is(scope, ScopeState.Missing))
                .ToList(),
            scopes
                .Where(scope =>
                    !always.Contains(scope.Name)
                    && !forChecks.Contains(scope.Name)
                    && Is(scope, ScopeState.Granted)
                )
                .ToList()
        );
    }
}

using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Guides;

/// <summary>A box to tick in the provider's form, and why.</summary>
/// <param name="NeededBy">The chosen actions that need it, labels A to Z; none where it is only the minimum.</param>
/// <param name="IsMinimum">No account can be linked without it.</param>
public sealed record GuideBox(
    ScopeDefinition Scope,
    IReadOnlyList<ActionDefinition> NeededBy,
    bool IsMinimum
)
{
    /// <summary>The labels of the actions that need it, each once, A to Z.</summary>
    public IEnumerable<string> Labels => NeededBy.Select(action => action.Label).Distinct();

    internal static GuideBox For(
        Connector connector,
        GuideSelection selection,
        ScopeDefinition scope
    ) =>
        new(
            scope,
            selection
                .Actions.Where(action => action.MinimalScopes.Contains(scope.Name))
                .OrderBy(action => action.Label, StringComparer.Ordinal)
                .ToList(),
            scope.Name == connector.Scopes.Minimum
        );
}

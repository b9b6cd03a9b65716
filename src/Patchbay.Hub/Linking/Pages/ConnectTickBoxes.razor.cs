using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The boxes to tick, laid out as the provider's own form has them.</summary>
public sealed partial class ConnectTickBoxes
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ScopeDefinition> Scopes { get; set; }

    private List<string> Columns =>
        Scopes.Select(scope => scope.Access).Distinct().Order().ToList();
}

using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Guides;
using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Guides.Pages;

public sealed partial class GuideBoxes
{
    [Parameter, EditorRequired]
    public required GuideModel Model { get; set; }

    private GuideWords Words => Model.Words;

    private IEnumerable<IGrouping<string, ScopeDefinition>> Modules =>
        Model.Scopes.GroupBy(scope => scope.Module);

    private IReadOnlyList<string> Columns =>
        Model.Scopes.Select(scope => scope.Access).Distinct().ToList();

    private string CopyScope(ScopeDefinition scope) =>
        GuideWords.Fill(Words.CopyScope, "scope", scope.Name);

    private string Needs(ScopeDefinition scope) =>
        Model.Box(scope) switch
        {
            null => "",
            { NeededBy.Count: 0 } => scope.Name == Model.Minimum ? Words.MinimumWhy : "",
            var box => string.Join(", ", box.Labels),
        };
}

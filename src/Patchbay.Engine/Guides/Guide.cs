using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Guides;

/// <summary>The guide narrowed to a set of actions.</summary>
/// <param name="Actions">The chosen actions, labels A to Z.</param>
/// <param name="Scopes">The permissions to tick, in the order of the provider's form.</param>
/// <param name="Sections">The sections and steps that this choice needs.</param>
public sealed record Guide(
    string Title,
    string Description,
    string Warning,
    IReadOnlyList<ActionDefinition> Actions,
    IReadOnlyList<ScopeDefinition> Scopes,
    IReadOnlyList<GuideSection> Sections
)
{
    /// <summary>Which of the chosen actions need a permission.</summary>
    public IEnumerable<ActionDefinition> ActionsNeeding(ScopeDefinition scope) =>
        Actions.Where(action => action.MinimalScopes.Contains(scope.Name));

    /// <summary>Builds the guide for a set of actions of a connector.</summary>
    /// <param name="app">The name of the product that asks for access, as the reader knows it.</param>
    /// <param name="whiteLabel">Leave out what only makes sense in our own hub.</param>
    public static Guide For(
        Connector connector,
        IEnumerable<ActionDefinition> actions,
        string app = "Patchbay",
        bool whiteLabel = false
    )
    {
        var chosen = actions
            .DistinctBy(action => action.Id)
            .OrderBy(action => action.Label, StringComparer.Ordinal)
            .ToList();
        var scopes = connector.Scopes.MinimalSet(chosen);
        var selected = scopes.Select(scope => scope.Name).ToHashSet(StringComparer.Ordinal);
        bool Shown(IReadOnlyList<string> needs) => needs.Count == 0 || needs.Any(selected.Contains);
        string Named(string text) => text.Replace("{app}", app);

        var sections = connector
            .Guide.Sections.Where(section =>
                Shown(section.Scopes) && !(whiteLabel && section.WhiteLabelHidden)
            )
            .Select(section =>
                section with
                {
                    Content = section.Content is { } content ? Named(content) : null,
                    Steps = section
                        .Steps.Where(step => Shown(step.Scopes))
                        .Select(step =>
                            step with
                            {
                                Content = step.Content is { } text ? Named(text) : null,
                                List = [.. step.List.Select(Named)],
                            }
                        )
                        .ToList(),
                }
            )
            .ToList();
        return new Guide(
            connector.Guide.Title,
            Named(connector.Guide.Description),
            connector.Guide.Warning,
            chosen,
            scopes,
            sections
        );
    }
}

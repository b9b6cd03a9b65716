using System.Diagnostics.CodeAnalysis;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Guides;

/// <summary>The guide narrowed to a selection, in one language.</summary>
/// <param name="Actions">The chosen actions, labels A to Z.</param>
/// <param name="Scopes">The permissions that they need, in the order of the provider's form.</param>
/// <param name="Boxes">What to tick: the permissions, and the least that an account can be linked with.</param>
/// <param name="Sections">The sections and steps that this choice needs.</param>
public sealed record Guide(
    string Language,
    string Title,
    string Description,
    string Warning,
    IReadOnlyList<ActionDefinition> Actions,
    IReadOnlyList<ScopeDefinition> Scopes,
    IReadOnlyList<GuideBox> Boxes,
    IReadOnlyList<GuideSection> Sections,
    GuideWords Words
)
{
    /// <summary>The product that asks for access where the reader knows it by no other name.</summary>
    public const string OwnName = "Patchbay";

    /// <summary>The labels of the chosen actions, each once, A to Z.</summary>
    public IEnumerable<string> Labels => Actions.Select(action => action.Label).Distinct();

    /// <summary>Builds the guide for a selection.</summary>
    /// <param name="texts">The connector's guide in the reader's language.</param>
    /// <param name="app">The name of the product that asks for access, as the reader knows it; null where it has none.</param>
    /// <param name="whiteLabel">Leave out what only makes sense in our own hub.</param>
    public static Guide For(
        Connector connector,
        GuideSelection selection,
        GuideDefinition texts,
        string? app = OwnName,
        bool whiteLabel = false
    )
    {
        var selected = selection
            .Scopes.Select(scope => scope.Name)
            .ToHashSet(StringComparer.Ordinal);
        var name = app ?? texts.Words.SomeApp;
        return new Guide(
            texts.Language,
            texts.Title,
            texts.Description,
            texts.Warning,
            selection.Actions.OrderBy(action => action.Label, StringComparer.Ordinal).ToList(),
            selection.Scopes,
            connector
                .Scopes.All.Where(scope =>
                    selected.Contains(scope.Name)
                    || (selected.Count > 0 && scope.Name == connector.Scopes.Minimum)
                )
                .Select(scope => GuideBox.For(connector, selection, scope))
                .ToList(),
            texts
                .Sections.Where(section =>
                    Shown(section.Scopes) && !(whiteLabel && section.WhiteLabelHidden)
                )
                .Select(section =>
                    section with
                    {
                        Content = Named(section.Content),
                        Steps = section
                            .Steps.Where(step => Shown(step.Scopes))
                            .Select(Fill)
                            .ToList(),
                    }
                )
                .ToList(),
            texts.Words
        );

        bool Shown(IReadOnlyList<string> needs) => needs.Count == 0 || needs.Any(selected.Contains);

        GuideStep Fill(GuideStep step) =>
            step with
            {
                Content = Named(step.Content),
                List = [.. step.List.Select(line => Named(line))],
            };

        [return: NotNullIfNotNull(nameof(text))]
        string? Named(string? text) => text is null ? null : AppName.PutInto(text, name);
    }
}

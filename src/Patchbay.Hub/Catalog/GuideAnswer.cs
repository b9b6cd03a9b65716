using System.Text.Json.Serialization;
using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Catalog;

/// <summary>The guide by which a key is made, as JSON. Its names are camel case on StackOne's wire, unlike all others.</summary>
internal sealed record GuideAnswer(string Warning, IReadOnlyList<GuideAnswer.Section> Sections)
{
    public static GuideAnswer From(GuideDefinition guide) =>
        new(guide.Warning, guide.Sections.Select(Section.From).ToList());

    internal sealed record Section(
        string Title,
        string? Content,
        [property: JsonPropertyName("applicableScopes")] IReadOnlyList<string> ApplicableScopes,
        IReadOnlyList<Step> Steps
    )
    {
        public static Section From(GuideSection section) =>
            new(
                section.Title,
                section.Content,
                section.Scopes,
                section.Steps.Select(Step.From).ToList()
            );
    }

    internal sealed record Step(
        string Title,
        string? Content,
        IReadOnlyList<string> List,
        object? Image,
        [property: JsonPropertyName("applicableScopes")] IReadOnlyList<string> ApplicableScopes,
        [property: JsonPropertyName("displayScopes")] bool DisplayScopes
    )
    {
        public static Step From(GuideStep step) =>
            new(step.Title, step.Content, step.List, null, step.Scopes, step.DisplayScopes);
    }
}

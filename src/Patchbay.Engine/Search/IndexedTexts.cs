using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>The texts of an action that are searched, with how much each counts.</summary>
/// <param name="Field">Weight in the index of fields; negative speaks against the action.</param>
/// <param name="Sample">Weight as a phrase to learn from; 0 for what nobody would say.</param>
internal readonly record struct IndexedText(string Text, float Field, float Sample);

internal static class IndexedTexts
{
    public static IEnumerable<IndexedText> Of(Connector connector, ActionDefinition action)
    {
        yield return new(action.Label, 4, 1.5f);
        yield return new(action.Id[(connector.Info.Key.Length + 1)..].Replace('_', ' '), 1, 1);
        foreach (var alias in action.Aliases)
            yield return new(alias, 1.5f, 1);
        foreach (var request in action.Requests)
            yield return new(request, 0.7f, 1);
        foreach (var phrase in connector.Phrases.GetValueOrDefault(action.Id, []))
            yield return new(phrase, 0.7f, 1);
        foreach (var sentence in action.Description.Split(". "))
            yield return new(sentence, 0.5f, 0.3f);
        if (action.NotFor is { } notFor)
            yield return new(notFor, -0.2f, 0);
        var resource = connector.Resources.First(known => known.Name == action.Resource);
        yield return new(resource.Title, 0.7f, 0);
        foreach (var name in FieldNames(action.Input.Source))
            yield return new(name, 0.3f, 0);
        foreach (var related in action.Related)
        {
            if (connector.TryGetAction(related, out var other))
                yield return new(other.Label, 0.05f, 0);
        }
    }

    private static IEnumerable<string> FieldNames(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => property.Name)
            : [];
}

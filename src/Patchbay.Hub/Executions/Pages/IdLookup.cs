using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>
/// Reads of a connector that give ids: what a field's description names as its source. A search is asked for the words,
/// a list is read and looked through.
/// </summary>
internal static class IdLookup
{
    /// <summary>The most that a provider's page holds, as far as the schema says.</summary>
    private const string Limit = "limit";

    /// <summary>Its result is a list of records with an id.</summary>
    public static bool GivesIds(ActionDefinition action)
    {
        if (action.Effect != Effect.Read)
            return false;
        var schema = action.Output.Bundle();
        return schema.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String
            && type.GetString() == "array"
            && schema.TryGetProperty("items", out var items)
            && HasId(items, schema, 0);
    }

    /// <summary>
    /// The member of the input that takes the words of a search: an address where the words look like one, else the
    /// first text. Null where the action has no such member.
    /// </summary>
    public static string? WordsField(ActionDefinition action, string words)
    {
        if (action.IsPaged)
            return null;
        var texts = Members(action)
            .Where(member =>
                TypeOf(member.Value) == "string"
                && !member.Value.TryGetProperty("format", out _)
                && !member.Value.TryGetProperty("enum", out _)
            )
            .Select(member => member.Name)
            .ToList();
        return texts is []
            ? null
            : texts.FirstOrDefault(name =>
                words.Contains('@') == name.Contains("email", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>What the action must be given beside the words; the first of it that is not.</summary>
    public static string? Missing(ActionDefinition action, string? wordsField, JsonElement given) =>
        Required(action)
            .FirstOrDefault(name =>
                name != wordsField
                && !(given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out _))
            );

    public static JsonObject Input(
        ActionDefinition action,
        string? wordsField,
        string words,
        JsonElement given
    )
    {
        var input = new JsonObject();
        foreach (var name in Required(action))
            if (name != wordsField && given.TryGetProperty(name, out var value))
                input[name] = JsonNode.Parse(value.GetRawText());
        if (wordsField is not null)
            input[wordsField] = words;
        if (action.IsPaged && Members(action).Any(member => member.Name == Limit))
            input[Limit] = 100;
        return input;
    }

    private static List<string> Required(ActionDefinition action) =>
        action.Input.Source.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).ToList()
            : [];

    private static JsonElement.ObjectEnumerator Members(ActionDefinition action) =>
        action.Input.Source.TryGetProperty("properties", out var members)
            ? members.EnumerateObject()
            : default;

    private static string? TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;

    private static bool HasId(JsonElement schema, JsonElement root, int depth)
    {
        if (depth > 5 || schema.ValueKind != JsonValueKind.Object)
            return false;
        if (
            schema.TryGetProperty("properties", out var members)
            && members.TryGetProperty("id", out _)
        )
            return true;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return root.TryGetProperty("$defs", out var definitions)
                && definitions.TryGetProperty(name, out var target)
                && HasId(target, root, depth + 1);
        }
        return schema.TryGetProperty("allOf", out var all)
            && all.EnumerateArray().Any(part => HasId(part, root, depth + 1));
    }
}

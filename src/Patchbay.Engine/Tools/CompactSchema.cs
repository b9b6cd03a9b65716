using System.Text.Json;

namespace Patchbay.Engine.Tools;

/// <summary>
/// Writes an input schema as short as a model needs it to call right the first time: names, types, choices, what is
/// required, and a line on what a name does not say. What is left out here is checked all the same when the tool is
/// called, and the whole schema is to be had with the action's page.
/// </summary>
internal sealed class CompactSchema(JsonElement root, FieldWords words)
{
    // More of them are told apart by the field's own text; each costs as much as a small tool.
    private const int MostAlternatives = 3;

    private static readonly string[] Alternatives = ["anyOf", "oneOf", "allOf"];

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The names and schemas at the top of the input, wherever they are declared.</summary>
    public IEnumerable<JsonProperty> Fields() => Fields(root);

    /// <summary>What the schema says of those fields, unshortened.</summary>
    public IEnumerable<(string Name, string Text)> Texts()
    {
        foreach (var field in Fields())
            if (TextOf(field.Value, Resolve(field.Value)) is { } text)
                yield return (field.Name, text);
    }

    public void WriteInput(Utf8JsonWriter writer) => Write(writer, root, field: null, depth: 0);

    private void Write(Utf8JsonWriter writer, JsonElement schema, string? field, int depth)
    {
        var name = Reference(schema);
        if (schema.ValueKind != JsonValueKind.Object || (name is not null && !_open.Add(name)))
        {
            // A schema that anything fits, or one inside itself.
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }
        var target = Resolve(schema);
        writer.WriteStartObject();
        var list =
            target.TryGetProperty("anyOf", out var several)
            || target.TryGetProperty("oneOf", out several)
                ? ListOf(several)
                : null;
        WriteShape(writer, list ?? target, depth);
        if (field is not null && TextOf(schema, target) is { } text)
            WriteText(writer, words.Of(field, text, Choices(target)));
        writer.WriteEndObject();
        if (name is not null)
            _open.Remove(name);
    }

    private void WriteShape(Utf8JsonWriter writer, JsonElement schema, int depth)
    {
        Copy(writer, schema, "type");
        Copy(writer, schema, "enum");
        Copy(writer, schema, "const");
        if (schema.TryGetProperty("items", out var items))
        {
            writer.WritePropertyName("items");
            Write(writer, items, field: null, depth + 1);
        }
        if (schema.TryGetProperty("properties", out var properties))
        {
            writer.WriteStartObject("properties");
            foreach (var property in properties.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Value, depth == 0 ? property.Name : null, depth + 1);
            }
            writer.WriteEndObject();
        }
        Copy(writer, schema, "required");
        foreach (var word in Alternatives)
            if (
                schema.TryGetProperty(word, out var branches)
                && (depth == 0 || branches.GetArrayLength() <= MostAlternatives)
            )
            {
                writer.WriteStartArray(word);
                foreach (var branch in branches.EnumerateArray())
                    Write(writer, branch, field: null, depth + 1);
                writer.WriteEndArray();
            }
    }

    private static List<string> Choices(JsonElement schema) =>
        schema.TryGetProperty("enum", out var values)
            ? values.EnumerateArray().Select(value => value.ToString()).ToList()
            : [];

    /// <summary>Of one or a list of the same, the list: it holds one as well.</summary>
    private JsonElement? ListOf(JsonElement alternatives)
    {
        if (alternatives.GetArrayLength() != 2)
            return null;
        foreach (var (one, other) in ((int, int)[])[(0, 1), (1, 0)])
            if (
                Resolve(alternatives[one]).TryGetProperty("items", out var items)
                && JsonElement.DeepEquals(items, alternatives[other])
            )
                return alternatives[one];
        return null;
    }

    private IEnumerable<JsonProperty> Fields(JsonElement schema)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                yield return property;
        foreach (var word in Alternatives)
            if (schema.TryGetProperty(word, out var branches))
                foreach (var branch in branches.EnumerateArray())
                foreach (var field in Fields(branch))
                    yield return field;
    }

    private JsonElement Resolve(JsonElement schema) =>
        Reference(schema) is { } name ? root.GetProperty("$defs").GetProperty(name) : schema;

    /// <summary>The name of the shared definition that the schema is; null for one of its own.</summary>
    private static string? Reference(JsonElement schema)
    {
        const string prefix = "#/$defs/";
        return
            schema.ValueKind == JsonValueKind.Object
            && Text(schema, "$ref") is { } reference
            && reference.StartsWith(prefix, StringComparison.Ordinal)
            ? reference[prefix.Length..]
            : null;
    }

    /// <summary>What a schema says of itself where it is used counts more than what it says everywhere.</summary>
    private static string? TextOf(JsonElement used, JsonElement target) =>
        Text(used, "description") ?? Text(target, "description");

    private static void WriteText(Utf8JsonWriter writer, string? text)
    {
        if (text is not null)
            writer.WriteString("description", text);
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement schema, string name)
    {
        if (!schema.TryGetProperty(name, out var value))
            return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static string? Text(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

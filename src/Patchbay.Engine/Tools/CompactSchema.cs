using System.Text.Json;

namespace Patchbay.Engine.Tools;

/// <summary>
/// Writes an input schema as short as a model needs it to call right the first time: names, types, choices, what is
/// required, and a line on what a name does not say. What is left out here is checked all the same when the tool is
/// called, and the whole schema is to be had with the action's page.
/// </summary>
internal sealed class CompactSchema(JsonElement root)
{
    private const int DeepestText = 1;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The names and schemas at the top of the input, wherever they are declared.</summary>
    public IEnumerable<JsonProperty> Fields() => Fields(root);

    public void WriteInput(Utf8JsonWriter writer) => Write(writer, root, 0);

    private void Write(Utf8JsonWriter writer, JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }
        if (Reference(schema, out var name, out var target))
        {
            if (!_open.Add(name))
            {
                writer.WriteStartObject();
                writer.WriteString("type", "object");
                writer.WriteEndObject();
                return;
            }
            Write(writer, target, schema, depth);
            _open.Remove(name);
            return;
        }
        Write(writer, schema, schema, depth);
    }

    /// <param name="near">Where the schema is used: what it says of itself there counts more.</param>
    private void Write(Utf8JsonWriter writer, JsonElement schema, JsonElement near, int depth)
    {
        writer.WriteStartObject();
        if (
            depth <= DeepestText
            && (Text(near, "description") ?? Text(schema, "description")) is { } text
        )
            writer.WriteString("description", ShortText.Of(text, 90));
        WriteShape(writer, schema, depth);
        writer.WriteEndObject();
    }

    private void WriteShape(Utf8JsonWriter writer, JsonElement schema, int depth)
    {
        Copy(writer, schema, "type");
        Copy(writer, schema, "enum");
        Copy(writer, schema, "const");
        if (schema.TryGetProperty("items", out var items))
        {
            writer.WritePropertyName("items");
            Write(writer, items, depth + 1);
        }
        if (schema.TryGetProperty("properties", out var properties))
        {
            writer.WriteStartObject("properties");
            foreach (var property in properties.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Value, depth + 1);
            }
            writer.WriteEndObject();
        }
        Copy(writer, schema, "required");
        foreach (var word in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
            if (schema.TryGetProperty(word, out var branches))
            {
                writer.WriteStartArray(word);
                foreach (var branch in branches.EnumerateArray())
                    Write(writer, branch, depth + 1);
                writer.WriteEndArray();
            }
    }

    private IEnumerable<JsonProperty> Fields(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        if (Reference(schema, out _, out var target))
            foreach (var field in Fields(target))
                yield return field;
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                yield return property;
        foreach (var word in (string[])["allOf", "anyOf", "oneOf"])
            if (schema.TryGetProperty(word, out var branches))
                foreach (var branch in branches.EnumerateArray())
                foreach (var field in Fields(branch))
                    yield return field;
    }

    private bool Reference(JsonElement schema, out string name, out JsonElement target)
    {
        name = "";
        target = default;
        const string prefix = "#/$defs/";
        if (
            Text(schema, "$ref") is not { } reference
            || !reference.StartsWith(prefix, StringComparison.Ordinal)
        )
            return false;
        name = reference[prefix.Length..];
        return root.TryGetProperty("$defs", out var definitions)
            && definitions.TryGetProperty(name, out target);
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement schema, string name)
    {
        if (!schema.TryGetProperty(name, out var value))
            return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

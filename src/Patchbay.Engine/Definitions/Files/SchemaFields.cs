using System.Text.Json;
using Patchbay.Engine.Schemas;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>The fields that a schema gives a record, whatever list, reference or alternative they stand in.</summary>
internal sealed class SchemaFields
{
    private const int Deepest = 12;

    private readonly JsonElement _schema;
    private readonly JsonElement _definitions;

    private SchemaFields(JsonElement schema)
    {
        _schema = schema;
        schema.TryGetProperty("$defs", out _definitions);
    }

    private IReadOnlyList<string> At { get; init; } = [];

    /// <param name="at">Where the records stand; null for the root.</param>
    public static SchemaFields Of(JsonSchema schema, Names.NamePath? at) =>
        new(schema.Bundle()) { At = at?.Parts[0] ?? [] };

    public bool Has(IReadOnlyList<string> path) => Has(_schema, [.. At, .. path], 0);

    /// <summary>Names of fields, at any depth, whose value is an id or a list of them.</summary>
    public IReadOnlyList<string> IdFields()
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        Collect(_schema, null, fields, 0);
        return [.. fields];
    }

    private bool Has(JsonElement schema, ReadOnlySpan<string> path, int depth)
    {
        if (path.IsEmpty)
            return true;
        if (depth > Deepest)
            return false;
        if (
            schema.ValueKind == JsonValueKind.Object
            && schema.TryGetProperty("properties", out var members)
            && members.TryGetProperty(path[0], out var member)
            && Has(member, path[1..], depth + 1)
        )
            return true;
        foreach (var part in Parts(schema))
            if (Has(part, path, depth + 1))
                return true;
        return false;
    }

    private void Collect(JsonElement schema, string? name, HashSet<string> fields, int depth)
    {
        if (depth > Deepest || schema.ValueKind != JsonValueKind.Object)
            return;
        if (name is not null && IsId(schema, name))
            fields.Add(name);
        if (schema.TryGetProperty("properties", out var members))
            foreach (var member in members.EnumerateObject())
                Collect(member.Value, member.Name, fields, depth + 1);
        foreach (var part in Parts(schema))
            Collect(part, name, fields, depth + 1);
    }

    /// <summary>By its format, or by its description where the provider's schema has no format.</summary>
    private static bool IsId(JsonElement schema, string name) =>
        (schema.TryGetProperty("format", out var format) && format.ValueEquals("uuid"))
        || (
            (
                name.EndsWith("Id", StringComparison.Ordinal)
                || name.EndsWith("Ids", StringComparison.Ordinal)
            )
            && schema.TryGetProperty("description", out var description)
            && description.GetString()!.Contains("; ids ", StringComparison.Ordinal)
        );

    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            if (
                _definitions.ValueKind == JsonValueKind.Object
                && _definitions.TryGetProperty(name, out var target)
            )
                yield return target;
        }
        if (schema.TryGetProperty("items", out var items))
            yield return items;
        foreach (var keyword in (string[])["allOf", "anyOf", "oneOf"])
            if (schema.TryGetProperty(keyword, out var parts))
                foreach (var part in parts.EnumerateArray())
                    yield return part;
    }
}

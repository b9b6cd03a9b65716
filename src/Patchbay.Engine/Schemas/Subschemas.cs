using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Which keywords hold schemas, and in which form.</summary>
internal static class Subschemas
{
    private static readonly string[] Single =
    [
        "items",
        "contains",
        "additionalProperties",
        "propertyNames",
        "not",
        "if",
        "then",
        "else",
        "unevaluatedItems",
        "unevaluatedProperties",
        "contentSchema",
    ];

    private static readonly string[] Lists = ["prefixItems", "allOf", "anyOf", "oneOf"];

    private static readonly string[] Maps =
    [
        "$defs",
        "properties",
        "patternProperties",
        "dependentSchemas",
    ];

    public static IEnumerable<(JsonElement Schema, string Pointer)> Of(
        JsonElement schema,
        string pointer
    )
    {
        foreach (var keyword in Single)
        {
            if (schema.TryGetProperty(keyword, out var child))
                yield return (child, $"{pointer}/{keyword}");
        }
        foreach (var keyword in Lists)
        {
            if (
                !schema.TryGetProperty(keyword, out var list)
                || list.ValueKind != JsonValueKind.Array
            )
                continue;
            foreach (var (index, child) in list.EnumerateArray().Index())
                yield return (child, $"{pointer}/{keyword}/{index}");
        }
        foreach (var keyword in Maps)
        {
            if (
                !schema.TryGetProperty(keyword, out var map)
                || map.ValueKind != JsonValueKind.Object
            )
                continue;
            foreach (var property in map.EnumerateObject())
                yield return (
                    property.Value,
                    $"{pointer}/{keyword}/{JsonPointer.Escape(property.Name)}"
                );
        }
    }
}

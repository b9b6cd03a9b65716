using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Which keywords hold schemas, and in which form.</summary>
internal static class Subschemas
{
    private enum Form
    {
        Single,
        List,
        Map,
    }

    private static readonly NameTable<Form> Forms = new(
        new Dictionary<string, Form>
        {
            ["items"] = Form.Single,
            ["contains"] = Form.Single,
            ["additionalProperties"] = Form.Single,
            ["propertyNames"] = Form.Single,
            ["not"] = Form.Single,
            ["if"] = Form.Single,
            ["then"] = Form.Single,
            ["else"] = Form.Single,
            ["unevaluatedItems"] = Form.Single,
            ["unevaluatedProperties"] = Form.Single,
            ["contentSchema"] = Form.Single,
            ["prefixItems"] = Form.List,
            ["allOf"] = Form.List,
            ["anyOf"] = Form.List,
            ["oneOf"] = Form.List,
            ["$defs"] = Form.Map,
            ["properties"] = Form.Map,
            ["patternProperties"] = Form.Map,
            ["dependentSchemas"] = Form.Map,
        }
    );

    public static IEnumerable<(JsonElement Schema, string Pointer)> Of(
        JsonElement schema,
        string pointer
    )
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Forms.TryGet(keyword, out var form))
                continue;
            var at = $"{pointer}/{keyword.Name}";
            switch (form, keyword.Value.ValueKind)
            {
                case (Form.Single, _):
                    yield return (keyword.Value, at);
                    break;
                case (Form.List, JsonValueKind.Array):
                    foreach (var (index, child) in keyword.Value.EnumerateArray().Index())
                        yield return (child, $"{at}/{index}");
                    break;
                case (Form.Map, JsonValueKind.Object):
                    foreach (var property in keyword.Value.EnumerateObject())
                        yield return (property.Value, $"{at}/{JsonPointer.Escape(property.Name)}");
                    break;
            }
        }
    }
}

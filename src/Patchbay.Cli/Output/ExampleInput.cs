using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Cli.Inputs;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Output;

/// <summary>The smallest input an action takes, as arguments of <c>patchbay run</c>.</summary>
internal static class ExampleInput
{
    public static string Arguments(ActionDefinition action)
    {
        var schema = action.Input.Bundle();
        var view = new SchemaView(schema, schema);
        var needed = view.Alternatives().FirstOrDefault().Required ?? [];
        var input = new JsonObject();
        foreach (var (name, field, required) in view.Fields())
            if ((required || needed.Contains(name)) && name != action.Upload?.FileField)
                input[name] = Value(field);
        var file = action.Upload is null ? "" : " --file cv.pdf";
        return input.Count == 0 ? file : $" --input '{input.ToJsonString(Compact)}'{file}";
    }

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = Json.Compact.Encoder,
    };

    private static JsonNode? Value(SchemaView schema)
    {
        if (schema.Example() is { } example)
            return JsonNode.Parse(example.GetRawText());
        return schema.Types().FirstOrDefault(type => type != "null") switch
        {
            "object" => Record(schema),
            "array" => schema.Item() is { } item ? new JsonArray(Value(item)) : new JsonArray(),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(true),
            _ => JsonValue.Create(Text(schema.Format)),
        };
    }

    private static JsonObject Record(SchemaView schema)
    {
        var record = new JsonObject();
        foreach (var (name, field, required) in schema.Fields())
            if (required)
                record[name] = Value(field);
        return record;
    }

    private static string Text(string? format) =>
        format switch
        {
            "uuid" => "2f1c9a6e-5d0b-4c1e-9d53-7b8e6a4f0c21",
            "date" => "2026-05-04",
            "date-time" => "2026-05-04T09:00:00Z",
            "email" => "nadia@example.com",
            "uri" => "https://example.com",
            _ => "…",
        };
}

using System.Text.Json.Nodes;

namespace Patchbay.Distill;

/// <summary>
/// StackOne's platform document without its prose: per operation its parameters, the schema of its body and of each
/// documented answer. OpenAPI 3.0's <c>nullable</c> becomes a type of JSON Schema, and oneOf becomes anyOf, since the
/// document uses it for types that overlap.
/// </summary>
internal static class PlatformContract
{
    private const string Json = "application/json";
    private const string Components = "#/components/schemas/";

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    // Formats of texts that JSON Schema does not know.
    private static readonly HashSet<string> ForeignFormats = ["binary", "byte", "int32"];

    private static readonly HashSet<string> Kept =
    [
        "type",
        "properties",
        "required",
        "items",
        "enum",
        "format",
        "additionalProperties",
        "allOf",
        "oneOf",
        "anyOf",
        "$ref",
        "maximum",
        "minimum",
    ];

    public static string Distill(string referenceFolder)
    {
        var file = Path.Combine(referenceFolder, "stackone", "platform-openapi.json");
        var document = JsonNode.Parse(File.ReadAllText(file))!;
        var operations = new JsonObject();
        foreach (var (path, item) in Sorted(document["paths"]!))
        foreach (var method in Methods)
            if (item![method] is { } operation)
                operations[$"{method.ToUpperInvariant()} {path}"] = Operation(operation);
        var definitions = new JsonObject();
        foreach (var (name, schema) in Sorted(document["components"]!["schemas"]!))
            definitions[name] = Schema(schema!);
        return CanonicalJson.Write(
            new JsonObject { ["operations"] = operations, ["$defs"] = definitions }
        );
    }

    private static JsonObject Operation(JsonNode operation)
    {
        var kept = new JsonObject { ["id"] = operation["operationId"]!.GetValue<string>() };
        if (operation["parameters"] is JsonArray { Count: > 0 } parameters)
            kept["parameters"] = new JsonArray([.. parameters.Select(one => Parameter(one!))]);
        if (operation["requestBody"]?["content"]?[Json]?["schema"] is { } request)
            kept["request"] = Schema(request);
        var answers = new JsonObject();
        foreach (var (status, answer) in Sorted(operation["responses"]!))
            answers[status] = answer!["content"]?[Json]?["schema"] is { } schema
                ? Schema(schema)
                : new JsonObject();
        kept["answers"] = answers;
        return kept;
    }

    private static JsonObject Parameter(JsonNode parameter)
    {
        var kept = new JsonObject
        {
            ["in"] = parameter["in"]!.GetValue<string>(),
            ["name"] = parameter["name"]!.GetValue<string>(),
        };
        if (parameter["required"]?.GetValue<bool>() == true)
            kept["required"] = true;
        if (parameter["schema"] is { } schema)
            kept["schema"] = Schema(schema);
        return kept;
    }

    private static JsonObject Schema(JsonNode schema)
    {
        var kept = new JsonObject();
        foreach (var (key, value) in schema.AsObject())
        {
            if (!Kept.Contains(key))
                continue;
            if (key == "format" && ForeignFormats.Contains(value!.GetValue<string>()))
                continue;
            // Beside a type that is no object it says nothing.
            if (key == "additionalProperties" && schema["type"]?.GetValue<string>() is not "object")
                continue;
            kept[key == "oneOf" ? "anyOf" : key] = key switch
            {
                "$ref" => "#/$defs/" + value!.GetValue<string>()[Components.Length..],
                "properties" => new JsonObject(
                    value!
                        .AsObject()
                        .Select(pair =>
                            KeyValuePair.Create(pair.Key, (JsonNode?)Schema(pair.Value!))
                        )
                ),
                "allOf" or "anyOf" or "oneOf" => new JsonArray([
                    .. value!.AsArray().Select(part => Schema(part!)),
                ]),
                "items" => Schema(value!),
                "additionalProperties" when value is JsonObject => Schema(value),
                _ => value?.DeepClone(),
            };
        }
        return schema["nullable"]?.GetValue<bool>() == true ? OrNull(kept) : kept;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            if (schema["enum"] is JsonArray values && !values.Any(value => value is null))
                values.Add(null);
            return schema;
        }
        return schema.Count == 0
            ? schema
            : new JsonObject
            {
                ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }),
            };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Sorted(JsonNode node) =>
        node.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal);
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Patchbay.Distill;

/// <summary>
/// Ashby's own OpenAPI document without its prose: per endpoint the permission, the request schemas, the schema of a
/// success and the error codes. References into paths become named definitions. A oneOf is written as anyOf, since the
/// document uses it for types that overlap.
/// </summary>
internal sealed partial class AshbyContract
{
    private const string JsonType = "application/json";
    private const string FormType = "multipart/form-data";

    private static readonly HashSet<string> Prose = new(StringComparer.Ordinal)
    {
        "description",
        "title",
        "example",
        "examples",
        "summary",
        "externalDocs",
    };

    private readonly JsonNode _document;
    private readonly SortedDictionary<string, JsonNode?> _definitions = new(StringComparer.Ordinal);

    private AshbyContract(JsonNode document) => _document = document;

    public static string Distill(string referenceFolder) =>
        new AshbyContract(
            YamlJson.Load(Path.Combine(referenceFolder, "ashby", "openapi-ashby.yaml"))
        ).Write();

    private string Write()
    {
        var endpoints = new JsonObject();
        foreach (
            var (path, item) in _document["paths"]!
                .AsObject()
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
            endpoints[path.TrimStart('/')] = Endpoint(item!["post"]!);
        return CanonicalJson.Write(
            new JsonObject { ["endpoints"] = endpoints, ["$defs"] = new JsonObject(_definitions) }
        );
    }

    private JsonObject Endpoint(JsonNode operation)
    {
        var endpoint = new JsonObject();
        var permission = Permission().Match(operation["description"]?.GetValue<string>() ?? "");
        if (permission.Success)
            endpoint["permission"] = permission.Groups["name"].Value;
        var request = operation["requestBody"]?["content"];
        if (request?[JsonType]?["schema"] is { } json)
            endpoint["request"] = Schema(json);
        if (request?[FormType]?["schema"] is { } form)
            endpoint["requestMultipart"] = Schema(form);
        var answer = operation["responses"]?["200"]?["content"]?[JsonType]?["schema"];
        endpoint["success"] = answer is null ? new JsonObject() : Success(answer);
        var codes = ErrorCodes(answer).Distinct().Order(StringComparer.Ordinal).ToList();
        if (codes.Count > 0)
            endpoint["errors"] = new JsonArray([.. codes.Select(code => (JsonNode)code)]);
        return endpoint;
    }

    /// <summary>The branches of an answer that are no error.</summary>
    private JsonObject Success(JsonNode answer)
    {
        if (answer["oneOf"] is not JsonArray branches)
            return Schema(answer);
        var good = branches
            .Where(branch => !IsError(branch!))
            .Select(branch => Schema(branch!))
            .ToList();
        return good.Count == 1
            ? good[0]
            : new JsonObject
            {
                ["anyOf"] = new JsonArray([.. good.Select(part => (JsonNode?)part)]),
            };
    }

    private bool IsError(JsonNode schema)
    {
        var resolved = Resolve(schema);
        if (resolved["title"]?.GetValue<string>() == "Error response")
            return true;
        return resolved["allOf"] is JsonArray parts && parts.Any(part => IsError(part!));
    }

    private IEnumerable<string> ErrorCodes(JsonNode? answer) =>
        (answer?["oneOf"] as JsonArray ?? [])
            .Where(branch => IsError(branch!))
            .SelectMany(branch => Resolve(branch!)["allOf"] as JsonArray ?? [])
            .Select(part => part!["properties"]?["errors"]?["items"]?["enum"])
            .OfType<JsonArray>()
            .SelectMany(codes => codes.Select(code => code!.GetValue<string>()));

    private JsonNode Resolve(JsonNode schema)
    {
        while (schema["$ref"] is { } reference)
            schema = At(reference.GetValue<string>());
        return schema;
    }

    private JsonObject Schema(JsonNode schema)
    {
        var kept = new JsonObject();
        foreach (var (key, value) in schema.AsObject())
        {
            // A format of the document's own making, which no validator knows.
            if (key == "format" && value?.ToString() == "currency")
                continue;
            if (Prose.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal))
                continue;
            kept[key == "oneOf" ? "anyOf" : key] = key switch
            {
                "$ref" => $"#/$defs/{Define(value!.GetValue<string>())}",
                // The document refers to a whole map of properties in one place.
                "properties" => new JsonObject(
                    Resolve(value!)
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
        return kept;
    }

    /// <summary>The name of the definition that stands for a pointer; made on first use, so that cycles end.</summary>
    private string Define(string pointer)
    {
        var name = Name(pointer);
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = null;
            _definitions[name] = Schema(At(pointer));
        }
        return name;
    }

    private static string Name(string pointer) =>
        pointer
            .Replace("#/", "")
            .Replace("paths/~1", "")
            .Replace("/content/application~1json/schema", "")
            .Replace("/requestBody", "/request")
            .Replace("/responses/", "/response/")
            .Replace("/post", "")
            .Replace("/properties", "")
            .Replace('/', '.');

    private JsonNode At(string pointer)
    {
        var node = _document;
        foreach (var raw in pointer[2..].Split('/'))
        {
            var part = raw.Replace("~1", "/").Replace("~0", "~");
            node = node is JsonArray array ? array[int.Parse(part)]! : node[part]!;
        }
        return node;
    }

    [GeneratedRegex(
        @"`(?<name>[a-zA-Z]+(Read|Write|Delete))`",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Permission();
}

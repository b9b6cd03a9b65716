using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Distill;

/// <summary>
/// The sandbox's contract: what each endpoint asks for and answers, as facts only. Prose, sources and notes stay behind.
/// </summary>
internal static class SandboxContract
{
    // Keywords that say something about shape. Everything else in the reference is explanation.
    private static readonly HashSet<string> Kept =
    [
        "$ref",
        "type",
        "properties",
        "required",
        "items",
        "enum",
        "const",
        "format",
        "anyOf",
        "oneOf",
        "allOf",
        "additionalProperties",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
    ];

    // Lists without cursors whose pages in Ashby's specification still require moreDataAvailable in the answer.
    private static readonly HashSet<string> DeclaredPaged =
    [
        "closeReason.list",
        "customField.list",
        "interviewStage.list",
        "jobBoard.list",
        "source.list",
        "sourceTrackingLink.list",
    ];

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Distill(string referenceFolder)
    {
        var reference = Read(referenceFolder, "endpoints.json");
        var schemas = Read(referenceFolder, "schemas.json");

        // A key calls these; the endpoints that Ashby itself calls at an assessment partner stay out.
        var callable = reference["endpoints"]!
            .AsArray()
            .Concat(reference["supportingEndpoints"]!.AsArray())
            .Select(node => node!.AsObject())
            .Where(entry => entry["calledBy"] is null || (string?)entry["calledBy"] == "client");

        var endpoints = new JsonObject();
        foreach (
            var group in callable
                .GroupBy(entry => (string)entry["ashbyEndpoint"]!)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
            endpoints[group.Key] = Endpoint(group.Key, [.. group]);

        var defs = new JsonObject();
        foreach (
            var (name, schema) in schemas["$defs"]!
                .AsObject()
                .OrderBy(p => p.Key, StringComparer.Ordinal)
        )
            defs[name] = Bare(schema);

        // Typed as a UUID, but organizations use numbers of their own (noted in endpoints.json).
        defs["Job"]!["properties"]!["customRequisitionId"]!.AsObject().Remove("format");

        // JSON-LD: schema.org has more fields for a postal address than the one listed.
        defs["JobPosting"]!["properties"]!["linkedData"]!["properties"]!["jobLocation"]![
            "properties"
        ]!["address"]!["additionalProperties"] = new JsonObject();

        return new JsonObject { ["endpoints"] = endpoints, ["$defs"] = defs }.ToJsonString(Written)
            + "\n";
    }

    private static JsonObject Endpoint(string name, IReadOnlyList<JsonObject> actions)
    {
        var first = actions[0];
        var results = first["response"]?["results"] ?? first["results"];
        var request = Request(name, actions);
        // Typed as a UUID, but organizations use numbers of their own (noted in endpoints.json).
        request["properties"]?["customRequisitionId"]?.AsObject().Remove("format");

        var endpoint = new JsonObject
        {
            ["permission"] = (string)first["ashbyPermission"]!,
            ["paging"] = (string)first["pagination"]!,
        };
        if (DeclaredPaged.Contains(name))
            endpoint["answersMoreDataAvailable"] = true;
        if (
            request["additionalProperties"] is JsonValue closed
            && closed.GetValueKind() == JsonValueKind.False
        )
            endpoint["strict"] = true;
        endpoint["request"] = request;
        // The page of applicationForm.submit sends the same fields as a form, so that files can go along.
        var multipart = name == "applicationForm.submit" ? request : first["requestMultipart"];
        if (multipart is not null)
            endpoint["multipart"] = Bare(multipart);
        // assessment.update says nothing of its results: anything goes.
        endpoint["results"] = Results(name, Bare(results as JsonObject ?? []));
        endpoint["errors"] = new JsonArray([
            .. actions
                .SelectMany(action => action["errors"]?.AsArray() ?? [])
                .Select(error => (string)error!["code"]!)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(code => (JsonNode)code),
        ]);
        return endpoint;
    }

    // application.create answers with the history too (recorded, and said on its page).
    private static JsonNode Results(string name, JsonNode results) =>
        name != "application.create"
            ? results
            : new JsonObject
            {
                ["allOf"] = new JsonArray(
                    results,
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject
                        {
                            ["applicationHistory"] = new JsonObject
                            {
                                ["type"] = "array",
                                ["items"] = new JsonObject
                                {
                                    ["$ref"] = "#/$defs/ApplicationHistoryEvent",
                                },
                            },
                        },
                        ["required"] = new JsonArray("applicationHistory"),
                    }
                ),
            };

    // Several actions may share one endpoint; each brings its own form of the body.
    private static JsonObject Request(string name, IReadOnlyList<JsonObject> actions)
    {
        var forms = actions
            .Select(action => Bare(action["request"] ?? new JsonObject()).AsObject())
            .DistinctBy(form => form.ToJsonString())
            .ToList();
        foreach (var form in forms)
            form["type"] ??= "object";

        // Typed as a UUID, but this keyword is accepted too (application.create page).
        if (name == "application.create")
            forms[0]["properties"]!["interviewStageId"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "string", ["format"] = "uuid" },
                    new JsonObject { ["const"] = "FirstPreInterviewScreen" }
                ),
            };

        return forms.Count == 1
            ? forms[0]
            : new JsonObject
            {
                ["type"] = "object",
                ["anyOf"] = new JsonArray([.. forms.Select(form => (JsonNode)form)]),
            };
    }

    private static JsonNode Bare(JsonNode? schema)
    {
        if (schema is not JsonObject source)
            return schema!.DeepClone();

        var bare = new JsonObject();
        foreach (var (keyword, value) in source)
        {
            if (!Kept.Contains(keyword))
                continue;
            switch (keyword)
            {
                case "$ref":
                    bare["$ref"] = ((string)value!).Replace(
                        "schemas.json#",
                        "#",
                        StringComparison.Ordinal
                    );
                    break;
                case "properties":
                    var properties = new JsonObject();
                    foreach (var (name, property) in value!.AsObject())
                        properties[name] = Bare(property);
                    bare["properties"] = properties;
                    break;
                // The reference's oneOf branches overlap (a date is also a string), so "one of" means "any of".
                case "oneOf" or "anyOf":
                    bare["anyOf"] = new JsonArray([.. value!.AsArray().Select(Bare)]);
                    break;
                case "allOf":
                    bare["allOf"] = new JsonArray([.. value!.AsArray().Select(Bare)]);
                    break;
                case "items" or "additionalProperties":
                    bare[keyword] = Bare(value);
                    break;
                default:
                    bare[keyword] = value!.DeepClone();
                    break;
            }
        }
        return bare;
    }

    private static JsonObject Read(string folder, string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "ashby", file)))!.AsObject();
}

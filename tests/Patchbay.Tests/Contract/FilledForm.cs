using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>Answers to every required field of a form, each in the shape of its type.</summary>
internal static class FilledForm
{
    public static JsonArray Submissions(JsonNode definition) =>
        new([
            .. Required(definition)
                .Select(field => Submission((string)field["path"]!, Answer(field))),
        ]);

    public static JsonObject Values(JsonNode definition) =>
        new(
            Required(definition)
                .Select(field =>
                    KeyValuePair.Create<string, JsonNode?>((string)field["path"]!, Answer(field))
                )
        );

    public static JsonObject Submission(string path, JsonNode value) =>
        new() { ["path"] = path, ["value"] = value };

    private static IEnumerable<JsonNode> Required(JsonNode definition) =>
        definition["sections"]!
            .AsArray()
            .SelectMany(section => section!["fields"]!.AsArray())
            .Where(field => (bool)field!["isRequired"]!)
            .Select(field => field!["field"]!);

    private static JsonNode Answer(JsonNode field) =>
        (string)field["type"]! switch
        {
            "Boolean" => true,
            "Email" => "friend@example.com",
            "Number" => 3,
            "RichText" => new JsonObject { ["type"] = "PlainText", ["value"] = "Draws well" },
            "Score" => new JsonObject { ["score"] = 3 },
            "ValueSelect" => field["selectableValues"]![0]!["value"]!.DeepClone(),
            _ => "Some words",
        };
}

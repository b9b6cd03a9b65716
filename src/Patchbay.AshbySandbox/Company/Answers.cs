using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>A filled-in form: values by field path, each in the shape of its field's type.</summary>
internal static class Answers
{
    public const string Recommendation = "_systemfield_overall_recommendation";

    /// <summary>What is written is chosen from the remarks; a level from 1 to 4 is what scores lie around.</summary>
    public static JsonObject To(JsonObject form, Prng random, int level, string[] remarks)
    {
        var values = new JsonObject();
        foreach (var section in form["sections"]!.AsArray())
        {
            foreach (var entry in section!["fields"]!.AsArray())
            {
                var field = entry!["field"]!;
                values[(string)field["path"]!] = Value(field, ref random, level, remarks);
            }
        }
        return values;
    }

    private static JsonNode Value(JsonNode field, ref Prng random, int level, string[] remarks) =>
        (string)field["type"]! switch
        {
            "ValueSelect" when (string)field["path"]! == Recommendation => Option(field, level - 1),
            "ValueSelect" => Option(field, ref random),
            "MultiValueSelect" => new JsonArray(Option(field, ref random)),
            "Score" => new JsonObject { ["score"] = Math.Clamp(level - 1 + random.Below(3), 1, 4) },
            "RichText" => new JsonObject
            {
                ["type"] = "PlainText",
                ["value"] = random.Pick(remarks),
            },
            "Boolean" => random.Chance(25 * level - 10),
            "Number" => random.Below(12),
            "LongText" => random.Pick(remarks),
            var other => throw new NotSupportedException($"No answer to a field of type {other}."),
        };

    private static JsonNode Option(JsonNode field, ref Prng random) =>
        Option(field, random.Below(field["selectableValues"]!.AsArray().Count));

    private static JsonNode Option(JsonNode field, int at) =>
        field["selectableValues"]!.AsArray()[at]!["value"]!.DeepClone();
}

using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>A filled-in form: values by field path, each in the shape of its field's type.</summary>
internal static class Answers
{
    private static readonly string[] Remarks =
    [
        "Clear explanations, drew the optical path without being asked. Weak on error budgets.",
        "Knows the field, listens well. I would like to see more code before we decide.",
        "Friendly and fast. The second half was too long for all of us.",
        "Found the fault in the sample data within five minutes.",
    ];

    public static JsonObject To(JsonObject form, Prng random)
    {
        var values = new JsonObject();
        foreach (var section in form["sections"]!.AsArray())
        {
            foreach (var entry in section!["fields"]!.AsArray())
            {
                var field = entry!["field"]!;
                values[(string)field["path"]!] = Value(field, ref random);
            }
        }
        return values;
    }

    private static JsonNode Value(JsonNode field, ref Prng random) =>
        (string)field["type"]! switch
        {
            "ValueSelect" => Option(field, ref random),
            "MultiValueSelect" => new JsonArray(Option(field, ref random)),
            "Score" => new JsonObject { ["score"] = 1 + random.Below(4) },
            "RichText" => new JsonObject
            {
                ["type"] = "PlainText",
                ["value"] = random.Pick(Remarks),
            },
            "Boolean" => random.Chance(70),
            "Number" => random.Below(12),
            "LongText" => random.Pick(Remarks),
            var other => throw new NotSupportedException($"No answer to a field of type {other}."),
        };

    private static JsonNode Option(JsonNode field, ref Prng random)
    {
        var options = field["selectableValues"]!.AsArray();
        return options[random.Below(options.Count)]!["value"]!.DeepClone();
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli.Inputs;

/// <summary>
/// One <c>path=value</c>. The path is names with dots and places in brackets, such as
/// <c>emails[0].value</c>. The value is text where the schema allows only text; elsewhere it is JSON when it can be
/// read as JSON, else text.
/// </summary>
internal static class Assignment
{
    private const string Example = "Write --set name=value or --set 'emails[0].value=a@b.example'.";

    /// <returns>What is wrong; null when the value is set.</returns>
    public static CliFailure? Apply(JsonObject input, string assignment, SchemaView? schema)
    {
        var equals = assignment.IndexOf('=');
        if (equals <= 0)
            return CliFailure.Usage($"--set {assignment} has no path and value.", Example);
        if (!TryParsePath(assignment[..equals], out var steps))
            return CliFailure.Usage($"--set {assignment[..equals]} is not a path.", Example);

        JsonNode node = input;
        for (var index = 0; ; index++)
        {
            var step = steps[index];
            schema = step.Name is null ? schema?.Item() : schema?.Property(step.Name);
            var last = index == steps.Count - 1;
            var child = last
                ? ReadValue(assignment[(equals + 1)..], schema)
                : Child(node, step)
                    ?? (steps[index + 1].Name is null ? new JsonArray() : new JsonObject());
            if (!TryPut(node, step, child))
                return CliFailure.Usage(
                    $"--set {assignment[..equals]} does not fit what is already there.",
                    "Places in an array start at [0] and leave none out."
                );
            if (last)
                return null;
            node = child!;
        }
    }

    private readonly record struct Step(string? Name, int Place);

    private static bool TryParsePath(string path, out List<Step> steps)
    {
        steps = [];
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[');
            var name = bracket < 0 ? part : part[..bracket];
            if (name.Length == 0)
                return false;
            steps.Add(new Step(name, 0));
            var rest = bracket < 0 ? "" : part[bracket..];
            while (rest.Length > 0)
            {
                var end = rest.IndexOf(']');
                if (
                    rest[0] != '['
                    || end < 0
                    || !int.TryParse(
                        rest.AsSpan(1, end - 1),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var place
                    )
                )
                    return false;
                steps.Add(new Step(null, place));
                rest = rest[(end + 1)..];
            }
        }
        return true;
    }

    private static JsonNode? Child(JsonNode node, Step step) =>
        node switch
        {
            JsonObject record when step.Name is { } name => record[name],
            JsonArray array when step.Name is null && step.Place < array.Count => array[step.Place],
            _ => null,
        };

    private static bool TryPut(JsonNode node, Step step, JsonNode? child)
    {
        switch (node)
        {
            case JsonObject record when step.Name is { } name:
                if (child is null || !ReferenceEquals(record[name], child))
                    record[name] = child;
                return true;
            case JsonArray array when step.Name is null && step.Place == array.Count:
                array.Add(child);
                return true;
            case JsonArray array when step.Name is null && step.Place < array.Count:
                if (child is null || !ReferenceEquals(array[step.Place], child))
                    array[step.Place] = child;
                return true;
            default:
                return false;
        }
    }

    private static JsonNode? ReadValue(string text, SchemaView? schema)
    {
        if (schema?.AllowsOnlyText() == true)
            return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}

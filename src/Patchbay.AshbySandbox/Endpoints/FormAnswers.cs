using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>A filled-in form: values by the paths of its definition (section 9).</summary>
internal static class FormAnswers
{
    /// <summary>The submitted values, or why the form is not complete.</summary>
    public static (JsonObject? Values, SandboxError? Error) Read(
        JsonObject definition,
        JsonArray submissions
    )
    {
        var fields = Fields(definition).ToDictionary(field => (string)field["field"]!["path"]!);
        var values = new JsonObject();
        foreach (var submission in submissions)
        {
            var path = (string)submission!["path"]!;
            if (!fields.ContainsKey(path))
                return (null, Errors.InvalidInput($"The form has no field {path}"));
            values[path] = submission["value"]?.DeepClone();
        }
        var missing = fields
            .Where(field => field.Value.Flag("isRequired") && values[field.Key] is null)
            .Select(field => field.Key)
            .ToList();
        return missing.Count == 0
            ? (values, null)
            : (
                null,
                Errors.InvalidInput(
                    "The form misses required fields: " + string.Join(", ", missing)
                )
            );
    }

    private static IEnumerable<JsonObject> Fields(JsonObject definition) =>
        definition["sections"]!
            .AsArray()
            .SelectMany(section => section!["fields"]!.AsArray())
            .Select(field => field!.AsObject());
}

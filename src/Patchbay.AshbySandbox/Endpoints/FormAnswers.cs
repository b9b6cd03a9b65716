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
        var values = new JsonObject();
        foreach (var submission in submissions)
            values[(string)submission!["path"]!] = submission["value"]?.DeepClone();
        return Read(definition, values);
    }

    /// <summary>The same, of values that are keyed by path already.</summary>
    public static (JsonObject? Values, SandboxError? Error) Read(
        JsonObject definition,
        JsonObject values
    )
    {
        var fields = Fields(definition).ToDictionary(field => (string)field["field"]!["path"]!);
        foreach (var (path, value) in values)
        {
            if (!fields.TryGetValue(path, out var known))
                return (null, Errors.InvalidInput($"The form has no field {path}"));
            if (value is not null && !Fits(known["field"]!.AsObject(), value))
                return (
                    null,
                    Errors.InvalidInput(
                        $"{path} is not a value for a {(string?)known["field"]!["type"]} field"
                    )
                );
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

    // By the list on the page of applicationFeedback.submit; other types are texts or handles.
    private static bool Fits(JsonObject field, JsonNode value) =>
        field.Text("type") switch
        {
            "Boolean" => FieldShapes.IsBoolean(value),
            "CompensationRange" => FieldShapes.IsCompensationRange(value),
            "Currency" => FieldShapes.IsMoney(value),
            "Date" => FieldShapes.IsDate(value),
            "Email" => FieldShapes.IsText(value) && IsAddress((string)value!),
            "MultiValueSelect" => FieldShapes.AreOptions(field, value),
            "Number" => RequestFields.Whole(value) is not null,
            "NumberRange" => FieldShapes.IsNumberRange(value),
            "RichText" => value is JsonObject text
                && FieldShapes.IsText(text["type"])
                && text.Text("type") == "PlainText"
                && FieldShapes.IsText(text["value"]),
            "Score" => value is JsonObject score && score.Whole("score") is >= 1 and <= 4,
            "Url" => FieldShapes.IsText(value)
                && ((string)value! is "" || FieldShapes.IsUrl(value)),
            "UUID" => FieldShapes.IsUuid(value is JsonObject held ? held["value"] : value),
            "ValueSelect" => FieldShapes.Option(field, value) is not null,
            "Location" => value is JsonObject,
            _ => FieldShapes.IsText(value),
        };

    /// <summary>Something on both sides of one @, and a dot behind it.</summary>
    public static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, var host]
        && host.Trim('.').Contains('.', StringComparison.Ordinal)
        && !text.Any(char.IsWhiteSpace);
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Which value a custom field takes, and how records carry it (section 9).</summary>
internal static class CustomFieldValues
{
    public static bool IsSelect(string fieldType) =>
        fieldType is "ValueSelect" or "MultiValueSelect";

    /// <summary>Sets or, with null, clears fieldId to fieldValue in a record's customFields.</summary>
    public static (JsonObject? Value, SandboxError? Error) Set(
        JsonArray fields,
        JsonObject setting,
        string objectType,
        SandboxState state
    )
    {
        if (state.CustomFields.Find(setting.Text("fieldId")) is not { } field)
            return (null, Errors.NotFound("custom_field"));
        if (field.Text("objectType") != objectType)
            return (
                null,
                Errors.InvalidInput(
                    $"The custom field belongs to {field.Text("objectType")}, not to {objectType}"
                )
            );
        var value = setting["fieldValue"];
        if (value is not null && !Fits(field, value))
            return (
                null,
                Errors.InvalidInput(
                    $"fieldValue is not a value for a {field.Text("fieldType")} field"
                )
            );

        fields.RemoveAll(known => (string?)known!["id"] == field.Text("id"));
        var carried = new JsonObject
        {
            ["id"] = field.Text("id"),
            ["isPrivate"] = field.Flag("isPrivate"),
            ["title"] = field.Text("title"),
        };
        if (value is not null && Label(field, value) is { } label)
            carried["valueLabel"] = label;
        carried["value"] = value?.DeepClone();
        if (value is not null)
            fields.Add(carried.DeepClone());
        return (carried, null);
    }

    private static bool Fits(JsonObject field, JsonNode value) =>
        field.Text("fieldType") switch
        {
            "Boolean" => FieldShapes.IsBoolean(value),
            "Number" => FieldShapes.IsNumber(value),
            "Date" => FieldShapes.IsText(value) && Formats.Fits("date-time", (string)value!),
            "String" or "LongText" => FieldShapes.IsText(value),
            "ValueSelect" => FieldShapes.Option(field, value) is not null,
            "MultiValueSelect" => FieldShapes.AreOptions(field, value),
            "Currency" => FieldShapes.IsMoney(value),
            "NumberRange" => FieldShapes.IsNumberRange(value),
            "CompensationRange" => FieldShapes.IsCompensationRange(value),
            _ => false,
        };

    // Only the selects carry labels.
    private static JsonNode? Label(JsonObject field, JsonNode value) =>
        field.Text("fieldType") switch
        {
            "ValueSelect" => FieldShapes.Option(field, value)!.Text("label"),
            "MultiValueSelect" => new JsonArray([
                .. value
                    .AsArray()
                    .Select(one => (JsonNode?)FieldShapes.Option(field, one)!.Text("label")),
            ]),
            _ => null,
        };
}

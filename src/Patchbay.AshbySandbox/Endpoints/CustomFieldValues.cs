using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Which value a custom field takes, and how records carry it (section 9).</summary>
internal static class CustomFieldValues
{
    private static readonly HashSet<string> Intervals =
    [
        "NONE",
        "1 TIME",
        "1 HOUR",
        "1 DAY",
        "1 WEEK",
        "2 WEEK",
        "0.5 MONTH",
        "1 MONTH",
        "2 MONTH",
        "3 MONTH",
        "6 MONTH",
        "1 YEAR",
    ];

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
            "Boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "Number" => value.GetValueKind() == JsonValueKind.Number,
            "Date" => IsText(value) && Formats.Fits("date-time", (string)value!),
            "String" or "LongText" => IsText(value),
            // The option's value, not its label.
            "ValueSelect" => IsText(value) && Option(field, (string)value!) is not null,
            "MultiValueSelect" => value is JsonArray several
                && several.All(one =>
                    one is not null && IsText(one) && Option(field, (string)one!) is not null
                ),
            "Currency" => value is JsonObject money
                && Has(money, "value")
                && money.ContainsKey("currencyCode"),
            "NumberRange" => value is JsonObject range
                && range.Text("type") == "number-range"
                && IsRange(range),
            "CompensationRange" => value is JsonObject pay
                && pay.Text("type") == "compensation-range"
                && IsRange(pay)
                && pay.ContainsKey("currencyCode")
                && Intervals.Contains(pay.Text("interval") ?? ""),
            _ => false,
        };

    private static bool IsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    private static bool IsRange(JsonObject range) =>
        Has(range, "minValue") && Has(range, "maxValue");

    private static bool Has(JsonObject value, string name) =>
        value[name]?.GetValueKind() == JsonValueKind.Number;

    private static JsonNode? Option(JsonObject field, string value) =>
        field["selectableValues"]
            ?.AsArray()
            .FirstOrDefault(option =>
                (string?)option!["value"] == value && (bool?)option["isArchived"] != true
            );

    // Only the selects carry labels.
    private static JsonNode? Label(JsonObject field, JsonNode value) =>
        field.Text("fieldType") switch
        {
            "ValueSelect" => (string?)Option(field, (string)value!)!["label"],
            "MultiValueSelect" => new JsonArray([
                .. value
                    .AsArray()
                    .Select(one => (JsonNode?)(string?)Option(field, (string)one!)!["label"]),
            ]),
            _ => null,
        };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>The shapes that the values of custom fields and of form fields share (section 9).</summary>
internal static class FieldShapes
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

    public static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    public static bool IsBoolean(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    public static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    public static bool IsUrl(JsonNode value) =>
        IsText(value) && Uri.TryCreate((string)value!, UriKind.Absolute, out _);

    public static bool IsUuid(JsonNode? value) =>
        IsText(value) && Guid.TryParseExact((string)value!, "D", out _);

    public static bool IsMoney(JsonNode value) =>
        value is JsonObject money && IsNumber(money["value"]) && IsCurrency(money);

    public static bool IsNumberRange(JsonNode value) => IsRange(value, "number-range");

    public static bool IsCompensationRange(JsonNode value) =>
        IsRange(value, "compensation-range")
        && IsCurrency(value.AsObject())
        && IsText(value["interval"])
        && Intervals.Contains((string)value["interval"]!);

    /// <summary>One of the options of a select, by its value and not by its label.</summary>
    public static JsonObject? Option(JsonNode field, JsonNode? value) =>
        IsText(value)
            ? field["selectableValues"]
                ?.AsArray()
                .Select(option => option!.AsObject())
                .FirstOrDefault(option =>
                    option.Text("value") == (string)value! && !option.Flag("isArchived")
                )
            : null;

    public static bool AreOptions(JsonNode field, JsonNode value) =>
        value is JsonArray several && several.All(one => Option(field, one) is not null);

    public static bool IsDate(JsonNode value) =>
        IsText(value) && ((string)value!).Length == 10 && Formats.TryTime((string)value!, out _);

    private static bool IsCurrency(JsonObject value) =>
        IsText(value["currencyCode"])
        && (string)value["currencyCode"]! is { Length: 3 } code
        && code.All(char.IsAsciiLetterUpper);

    private static bool IsRange(JsonNode value, string type) =>
        value is JsonObject range
        && IsText(range["type"])
        && range.Text("type") == type
        && IsNumber(range["minValue"])
        && IsNumber(range["maxValue"])
        && Number(range["minValue"]!) <= Number(range["maxValue"]!);

    // Numbers beyond decimal are compared as far as double goes.
    private static double Number(JsonNode value) =>
        double.Parse(
            value.ToJsonString(),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture
        );
}

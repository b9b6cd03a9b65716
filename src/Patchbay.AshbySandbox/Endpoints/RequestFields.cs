using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Reading a request that the contract has already checked.</summary>
internal static class RequestFields
{
    public static string? Text(this JsonObject request, string name) => (string?)request[name];

    public static bool Flag(this JsonObject request, string name, bool otherwise = false) =>
        (bool?)request[name] ?? otherwise;

    /// <summary>A whole number, however wide the node holds it.</summary>
    public static long? Whole(this JsonObject request, string name) => Whole(request[name]);

    public static long? Whole(JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue<long>(out var wide) ? wide
        : value.TryGetValue<int>(out var narrow) ? narrow
        : null;

    /// <summary>The strings of a list field; empty when it is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject request, string name) =>
        request[name] is JsonArray list ? [.. list.Select(item => (string)item!)] : [];

    public static JsonObject Copy(this JsonObject record) => record.DeepClone().AsObject();

    /// <summary>Puts these fields of the request, where present, over those of the record.</summary>
    public static void Take(this JsonObject record, JsonObject request, params string[] names)
    {
        foreach (var name in names)
            if (request.TryGetPropertyValue(name, out var value))
                record[name] = value?.DeepClone();
    }

    /// <summary>A time of the request, as Ashby writes times; or the given one when it is absent.</summary>
    public static string TimeOr(this JsonObject request, string name, string otherwise) =>
        request.Text(name) is { } text && Formats.TryTime(text, out var time)
            ? Formats.Time(time)
            : otherwise;

    /// <summary>A filter by one value, told apart without regard to case: true when the field is absent.</summary>
    public static bool Matches(this JsonObject request, string name, string? value) =>
        request.Text(name) is not { } wanted
        || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A filter by epoch milliseconds (section 4): true when the field is absent or the record is later.</summary>
    public static bool IsAfter(this JsonObject request, string name, string? time) =>
        request.Whole(name) is not { } bound || (Milliseconds(time) is { } at && at > bound);

    public static bool IsBefore(this JsonObject request, string name, string? time) =>
        request.Whole(name) is not { } bound || (Milliseconds(time) is { } at && at < bound);

    private static long? Milliseconds(string? time) =>
        time is null
            ? null
            : DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

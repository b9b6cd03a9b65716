using System.Globalization;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>The wording of faults: what was expected, and what came, cut to a readable length.</summary>
internal static class FaultMessages
{
    private const int MostCharacters = 60;
    private const int MostValues = 20;

    public static string Type(JsonTypes allowed, in JsonElement instance, bool secret)
    {
        var wanted = Enum.GetValues<JsonTypes>()
            .Where(t => t != JsonTypes.None && allowed.HasFlag(t))
            .Reverse()
            .Select(Name);
        return $"expected {Or(wanted)}, got {Kind(instance)}{Scalar(instance, secret)}";
    }

    /// <summary>", got 42" where the value is short enough to show and may be shown; nothing else.</summary>
    public static string Got(in JsonElement instance, bool secret) =>
        secret ? ""
        : instance.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? $", got {Kind(instance)}"
        : $", got {Show(instance)}";

    /// <summary>A value as a person would write it: strings in quotes, cut; objects and arrays by kind alone.</summary>
    public static string Show(in JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Array => Cut(value.GetRawText()),
            JsonValueKind.String => $"\"{Cut(value.GetString()!)}\"",
            _ => Cut(value.GetRawText()),
        };

    public static string List(IReadOnlyList<JsonElement> values)
    {
        if (values.Count == 0)
            return "(nothing)";
        var shown = values
            .Take(MostValues)
            .Select(v => v.ValueKind == JsonValueKind.String ? Plain(v.GetString()!) : Show(v));
        return string.Join(", ", shown)
            + (values.Count > MostValues ? $" and {values.Count - MostValues} more" : "");
    }

    public static string DidYouMean(IReadOnlyList<string> near) =>
        near.Count == 0 ? "" : $"; did you mean `{near[0]}`?";

    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    public static string And(IEnumerable<string> parts) => Join(parts.ToList(), "and");

    public static string Or(IEnumerable<string> parts) => Join(parts.ToList(), "or");

    public static string Cut(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        var end = char.IsHighSurrogate(text[MostCharacters - 1])
            ? MostCharacters - 1
            : MostCharacters;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    private static string Join(List<string> parts, string word) =>
        parts.Count switch
        {
            0 => "nothing",
            1 => parts[0],
            _ => string.Join(", ", parts.Take(parts.Count - 1)) + $" {word} {parts[^1]}",
        };

    // A list of plain words reads better without quotes; words that would blur the list keep them.
    private static string Plain(string text) =>
        text.Length == 0 || text.Contains(',') || text != text.Trim()
            ? $"\"{Cut(text)}\""
            : Cut(text);

    private static string Scalar(in JsonElement instance, bool secret) =>
        secret
        || instance.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null
            ? ""
            : $" ({Show(instance)})";

    private static string Kind(in JsonElement instance) =>
        instance.ValueKind switch
        {
            JsonValueKind.Object => Name(JsonTypes.Object),
            JsonValueKind.Array => Name(JsonTypes.Array),
            JsonValueKind.String => Name(JsonTypes.String),
            JsonValueKind.Number => Name(JsonTypes.Number),
            JsonValueKind.Null => Name(JsonTypes.Null),
            _ => Name(JsonTypes.Boolean),
        };

    private static string Name(JsonTypes type) =>
        type switch
        {
            JsonTypes.Object => "an object",
            JsonTypes.Array => "an array",
            JsonTypes.String => "a string",
            JsonTypes.Integer => "a whole number",
            JsonTypes.Number => "a number",
            JsonTypes.Boolean => "true or false",
            _ => "null",
        };
}

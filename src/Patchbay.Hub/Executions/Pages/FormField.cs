using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>
/// One place of an action's input as a form shows it. The script beside the page draws it and reads it back; it knows
/// these kinds and no schema.
/// </summary>
/// <param name="Kind">
/// object, list, map (names of one's own), choice (one of several fields), text, number, flag, option (one of several
/// values), fixed (the one value there is), base64 (a file's bytes), json (anything else).
/// </param>
internal sealed record FormField(string Kind)
{
    /// <summary>The member's name; null for an item of a list.</summary>
    public string? Name { get; init; }

    /// <summary>What a variant of a choice is called.</summary>
    public string? Title { get; init; }

    public string? Help { get; init; }

    public bool Required { get; init; }

    /// <summary>It may also be null.</summary>
    public bool Nullable { get; init; }

    /// <summary>Of an object: its members.</summary>
    public IReadOnlyList<FormField>? Fields { get; init; }

    /// <summary>Of an object: sets of members of which one must be there, as <c>Alternatives</c> says.</summary>
    public IReadOnlyList<FormAlternative>? OneOf { get; init; }

    /// <summary>Of an object: no two of the sets may be there at once.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Of a list or a map.</summary>
    public FormField? Item { get; init; }

    public IReadOnlyList<FormField>? Choices { get; init; }

    public IReadOnlyList<JsonElement>? Options { get; init; }

    /// <summary>Of a fixed field.</summary>
    public JsonElement? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool Whole { get; init; }

    /// <summary>What kind of instant it holds: <c>iso</c>, or <c>ms</c> since 1970.</summary>
    public string? Time { get; init; }

    /// <summary>Text of several lines is usual here.</summary>
    public bool Long { get; init; }

    /// <summary>It takes the id of a record of this kind, which can be found by its name.</summary>
    public string? Record { get; init; }

    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        };
}

internal sealed record FormAlternative(string? Title, IReadOnlyList<string> Required);

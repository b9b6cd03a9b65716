using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>How much of an answer its caller wants. Without them the provider's answer goes on as it came.</summary>
public sealed record AnswerOptions
{
    /// <summary>With less there is no room to say what was left out.</summary>
    public const int LeastTokens = 200;

    internal const int MostFields = 50;
    internal const int LongestField = 200;

    private static readonly string[] Members = ["fields", "limit", "max_tokens", "count"];

    /// <summary>
    /// The fields of each row to show, by paths such as <c>primaryEmailAddress.value</c>; a path goes through every item of
    /// a list. Null shows all.
    /// </summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>At most so many rows. A provider that pages is asked for no more.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// How many tokens of a language model the answer may take, with the note, the cursor and the members around them.
    /// Whole rows are left out, and of a single row too large for it, its largest fields; a text is never shortened.
    /// </summary>
    public int? MaxTokens { get; init; }

    /// <summary>How many rows there are instead of the rows, by reading pages to the end.</summary>
    public bool CountOnly { get; init; }

    /// <summary>The JSON Schema of the object that <see cref="Read"/> reads.</summary>
    public static JsonElement Schema { get; } =
        JsonElement.Parse(
            """
            {
              "type": "object",
              "properties": {
                "fields": {
                  "type": "array",
                  "items": {"type": "string"},
                  "description": "Only these fields of each row, as paths: name, primaryEmailAddress.value"
                },
                "limit": {"type": "integer", "minimum": 1, "description": "At most so many rows"},
                "max_tokens": {"type": "integer", "minimum": 200, "description": "Token budget of the answer"},
                "count": {"type": "boolean", "description": "The number of rows instead of the rows"}
              },
              "additionalProperties": false
            }
            """
        );

    /// <param name="answer">What was given; undefined or null is no options.</param>
    /// <param name="path">Where it was given, for the faults.</param>
    public static AnswerRead Read(JsonElement answer, string path = "$.answer")
    {
        if (answer.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return new(null, []);
        if (answer.ValueKind != JsonValueKind.Object)
            return new(null, [new(path, "must be an object")]);
        var faults = new List<InputFault>();
        foreach (var member in answer.EnumerateObject())
            if (!Members.Contains(member.Name))
                faults.Add(
                    new($"{path}.{member.Name}", $"is none of {string.Join(", ", Members)}")
                );
        var options = new AnswerOptions
        {
            Fields = ReadFields(answer, $"{path}.fields", faults),
            Limit = ReadNumber(answer, "limit", 1, path, faults),
            MaxTokens = ReadNumber(answer, "max_tokens", LeastTokens, path, faults),
            CountOnly = ReadCount(answer, $"{path}.count", faults),
        };
        if (options is { CountOnly: true } and not { Fields: null, Limit: null, MaxTokens: null })
            faults.Add(new($"{path}.count", "goes with none of fields, limit and max_tokens"));
        if (faults.Count > 0)
            return new(null, faults);
        return new(options.IsEmpty ? null : options, []);
    }

    private bool IsEmpty =>
        this is { Fields: null, Limit: null, MaxTokens: null, CountOnly: false };

    private static List<string>? ReadFields(
        JsonElement answer,
        string path,
        List<InputFault> faults
    )
    {
        if (!answer.TryGetProperty("fields", out var value) || IsNull(value))
            return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 or > MostFields)
        {
            faults.Add(new(path, $"must be a list of 1 to {MostFields} paths"));
            return null;
        }
        var fields = new List<string>();
        var index = -1;
        foreach (var item in value.EnumerateArray())
        {
            index++;
            if (
                item.ValueKind == JsonValueKind.String
                && item.GetString() is { } field
                && FieldPath.IsPath(field)
            )
                fields.Add(field);
            else
                faults.Add(
                    new(
                        $"{path}[{index}]",
                        "must be a path of names with dots between, such as primaryEmailAddress.value"
                    )
                );
        }
        return fields;
    }

    private static int? ReadNumber(
        JsonElement answer,
        string name,
        int least,
        string path,
        List<InputFault> faults
    )
    {
        if (!answer.TryGetProperty(name, out var value) || IsNull(value))
            return null;
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            && number >= least
        )
            return number;
        faults.Add(new($"{path}.{name}", $"must be a whole number of at least {least}"));
        return null;
    }

    private static bool ReadCount(JsonElement answer, string path, List<InputFault> faults)
    {
        if (!answer.TryGetProperty("count", out var value) || IsNull(value))
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            faults.Add(new(path, "must be true or false"));
        return value.ValueKind == JsonValueKind.True;
    }

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;
}

/// <summary>What reading gave: the options, null where none are set, or every fault with its path.</summary>
public readonly record struct AnswerRead(AnswerOptions? Options, IReadOnlyList<InputFault> Faults);

using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>What an answer leaves out and how to go on, to be shown beside the provider's data.</summary>
public sealed record AnswerNote
{
    /// <summary>How many rows were counted; set when only counting was asked for.</summary>
    public int? Count { get; init; }

    /// <summary>There are more than <see cref="Count"/>: counting stopped before the end.</summary>
    public bool AtLeast { get; init; }

    /// <summary>How many rows are shown, where some of the page are not.</summary>
    public int? Rows { get; init; }

    /// <summary>How many rows of the provider's page after them are not shown.</summary>
    public int RowsLeftOut { get; init; }

    /// <summary>Paths of what was taken out of a row that is larger than the budget.</summary>
    public IReadOnlyList<string> FieldsLeftOut { get; init; } = [];

    /// <summary>How many more than <see cref="FieldsLeftOut"/> names were taken out.</summary>
    public int MoreFieldsLeftOut { get; init; }

    /// <summary>What the whole row would have taken, where fields were taken out.</summary>
    public int? RowTokens { get; init; }

    /// <summary>Fields that were asked for and that the action's answers do not have.</summary>
    public IReadOnlyList<UnknownField> UnknownFields { get; init; } = [];

    /// <summary>How many more than <see cref="UnknownFields"/> names are not known.</summary>
    public int MoreUnknownFields { get; init; }

    /// <summary>What to do to see the rest.</summary>
    public string? GoOn { get; init; }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Count is { } count)
            writer.WriteNumber("count", count);
        if (AtLeast)
            writer.WriteBoolean("at_least", true);
        if (Rows is { } rows)
        {
            writer.WriteNumber("rows", rows);
            writer.WriteNumber("rows_left_out", RowsLeftOut);
        }
        if (FieldsLeftOut.Count > 0)
            WriteTexts(writer, "fields_left_out", FieldsLeftOut);
        if (MoreFieldsLeftOut > 0)
            writer.WriteNumber("more_fields_left_out", MoreFieldsLeftOut);
        if (RowTokens is { } tokens)
            writer.WriteNumber("row_tokens", tokens);
        if (UnknownFields.Count > 0)
        {
            writer.WriteStartArray("unknown_fields");
            foreach (var unknown in UnknownFields)
            {
                writer.WriteStartObject();
                writer.WriteString("field", unknown.Field);
                if (unknown.Nearest.Count > 0)
                    WriteTexts(writer, "nearest", unknown.Nearest);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        if (MoreUnknownFields > 0)
            writer.WriteNumber("more_unknown_fields", MoreUnknownFields);
        if (GoOn is not null)
            writer.WriteString("go_on", GoOn);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}

/// <param name="Nearest">Fields that the action's answers do have and that may have been meant.</param>
public sealed record UnknownField(string Field, IReadOnlyList<string> Nearest);

using System.Text.Json;
using Patchbay.Cli.Inputs;

namespace Patchbay.Cli.Output;

/// <summary>What was left out of an answer, on the error stream; a count is the answer itself.</summary>
internal static class AnswerNoteOutput
{
    /// <param name="note">As the hub writes it.</param>
    public static void Write(CliHost host, JsonElement note, bool json)
    {
        if (json)
            host.Error.WriteLine($"{{\"answer_note\":{note.GetRawText()}}}");
        else
            foreach (var line in Lines(note))
                host.Error.WriteLine($"Note: {line}");
    }

    /// <summary>The number, where only that was asked for.</summary>
    public static JsonElement? Count(JsonElement note) =>
        note.ValueKind == JsonValueKind.Object && note.TryGetProperty("count", out var count)
            ? count
            : null;

    private static IEnumerable<string> Lines(JsonElement note)
    {
        if (note.TryGetProperty("at_least", out _))
            yield return "There are more than that: counting stopped before the end.";
        if (note.TryGetProperty("rows", out var rows))
            yield return $"{rows} records are shown, {note.GetProperty("rows_left_out")} more of this page are not.";
        if (note.TryGetProperty("fields_left_out", out var fields))
            yield return $"Too large to be shown: {Texts(fields)}.";
        if (note.TryGetProperty("unknown_fields", out var unknown))
            foreach (var one in unknown.EnumerateArray())
                yield return $"There is no field {one.GetProperty("field").GetString()}"
                    + (
                        one.TryGetProperty("nearest", out var nearest)
                            ? $"; near are {Texts(nearest)}."
                            : "."
                    );
    }

    private static string Texts(JsonElement texts) =>
        string.Join(", ", texts.EnumerateArray().Select(text => text.GetString()));
}

using System.Runtime.InteropServices;
using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Tools;

/// <summary>
/// What a tool answers, as StackOne's do: <c>{"isError":false,"result":{"data":…,"next_cursor":…}}</c>. Of ours nothing
/// stands inside <c>data</c>.
/// </summary>
public static class ToolResult
{
    public static void Write(Utf8JsonWriter writer, ActionResult result)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("isError", false);
        writer.WriteStartObject("result");
        writer.WritePropertyName("data");
        if (result.Data.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(
                JsonMarshal.GetRawUtf8Value(result.Data),
                skipInputValidation: true
            );
        writer.WriteString("next_cursor", result.NextCursor);
        if (result.SyncToken is not null)
            writer.WriteString("sync_token", result.SyncToken);
        if (result.Warnings.Count > 0)
        {
            writer.WriteStartArray("warnings");
            foreach (var warning in result.Warnings)
                writer.WriteStringValue(warning);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        if (result.Note is { } note)
        {
            writer.WritePropertyName("answer_note");
            note.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    /// <summary>In a line, for readers who have the rest elsewhere.</summary>
    public static string Summary(ActionResult result)
    {
        var what =
            result.Data.ValueKind == JsonValueKind.Array
                ? $"{result.Data.GetArrayLength()} records in structuredContent.result.data."
                : "Done: see structuredContent.result.data.";
        return result.NextCursor is null
            ? what
            : $"{what} More with the cursor {result.NextCursor}.";
    }
}

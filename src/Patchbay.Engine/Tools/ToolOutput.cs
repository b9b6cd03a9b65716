using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>The form of a tool's structured result.</summary>
internal static class ToolOutput
{
    /// <summary>A failure has another form, so only the envelope is required.</summary>
    public static void WriteSchema(Utf8JsonWriter writer, ActionDefinition action)
    {
        var data = action.Output.Bundle();
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WriteStartObject("isError");
        writer.WriteString("type", "boolean");
        writer.WriteEndObject();
        writer.WriteStartObject("result");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WriteStartObject("data");
        if (data.ValueKind == JsonValueKind.Object)
            foreach (var member in data.EnumerateObject().Where(member => member.Name != "$defs"))
                member.WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteStartObject("next_cursor");
        writer.WriteStartArray("type");
        writer.WriteStringValue("string");
        writer.WriteStringValue("null");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (
            data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("$defs", out var definitions)
        )
        {
            writer.WritePropertyName("$defs");
            definitions.WriteTo(writer);
        }
        writer.WriteEndObject();
    }
}

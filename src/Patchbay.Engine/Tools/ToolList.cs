using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Engine.Tools;

/// <summary>A list of tools as it goes over the wire: an array of MCP's tools, in UTF-8.</summary>
public static class ToolList
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="write">Writes the tools, one value each.</param>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            write(writer);
            writer.WriteEndArray();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>One tool an action.</summary>
    /// <param name="accounts">The accounts of an endpoint that serves several, of which a call names one; else empty.</param>
    public static void WriteActions(
        Utf8JsonWriter writer,
        IEnumerable<ActionTool> tools,
        ParamStyle style,
        IReadOnlyList<string> accounts,
        bool outputSchemas
    )
    {
        var each = new ToolWriter(writer, style, accounts);
        foreach (var tool in tools)
            each.Write(tool, outputSchemas);
    }
}

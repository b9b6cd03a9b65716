using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Cli.Output;

/// <summary>The one way JSON leaves: names and quotes stay readable, for no browser reads it as HTML.</summary>
internal static class Json
{
    public static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
    };

    public static string ToText(Action<Utf8JsonWriter> write) => ToText(write, Compact);

    public static string ToText(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes one JSON value and a line end.</summary>
    public static void WriteJson(this CliHost host, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(host.Output, Indented))
            write(writer);
        host.Output.Write("\n"u8);
        host.Output.Flush();
    }

    public static void WriteStrings(
        this Utf8JsonWriter writer,
        string name,
        IEnumerable<string> values
    )
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}

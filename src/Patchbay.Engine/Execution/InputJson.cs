using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>Makes request bodies out of inputs.</summary>
internal static class InputJson
{
    public static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    /// <summary>The input as it was written, without parsing it again.</summary>
    public static ReadOnlyMemory<byte> Bytes(JsonElement input) =>
        JsonMarshal.GetRawUtf8Value(input).ToArray();

    public static JsonElement With(JsonElement input, string name, string value) =>
        Parse(Write(input, name, writer => writer.WriteString(name, value)));

    public static JsonElement With(JsonElement input, string name, int value) =>
        Parse(Write(input, name, writer => writer.WriteNumber(name, value)));

    public static JsonElement Without(JsonElement input, string name) =>
        Parse(Write(input, name, _ => { }));

    public static JsonElement With(JsonElement input, string name, JsonElement value) =>
        Parse(
            Write(
                input,
                name,
                writer =>
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            )
        );

    /// <summary>The input with one field gone and another set.</summary>
    public static ReadOnlyMemory<byte> Replace(
        JsonElement input,
        string gone,
        string name,
        string value
    ) => Write(input, gone, writer => writer.WriteString(name, value));

    public static ReadOnlyMemory<byte> UploadHandle(UploadStep step, FileContent file) =>
        Write(
            Empty,
            "",
            writer =>
            {
                writer.WriteString("fileUploadContext", step.Context);
                writer.WriteString("filename", file.Name);
                writer.WriteString("contentType", file.ContentType);
                writer.WriteNumber("contentLength", file.Length);
            }
        );

    public static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static ReadOnlyMemory<byte> Write(
        JsonElement input,
        string without,
        Action<Utf8JsonWriter> addition
    )
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in input.EnumerateObject())
            {
                if (!property.NameEquals(without))
                    property.WriteTo(writer);
            }
            addition(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(json).RootElement;
}

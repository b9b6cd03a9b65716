using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Writes JSON and reads it back as an element, without the serializer.</summary>
internal static class JsonOut
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}

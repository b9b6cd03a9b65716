using System.Buffers;
using System.Text.Json;

namespace Patchbay.Client.Wire;

internal static class Inputs
{
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    public static JsonElement OrEmpty(JsonElement input) =>
        input.ValueKind == JsonValueKind.Undefined ? Empty : input;

    /// <summary>The same input, asking for another page.</summary>
    public static JsonElement WithCursor(JsonElement input, string cursor)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in OrEmpty(input).EnumerateObject())
                if (!property.NameEquals("cursor"))
                    property.WriteTo(writer);
            writer.WriteString("cursor", cursor);
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}

using System.Buffers;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Running;

/// <summary>A hub takes a file as base64 inside the input.</summary>
internal static class FileInInput
{
    public static async Task<JsonElement> AddAsync(
        JsonElement input,
        UploadStep upload,
        ActionFile file,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content, cancellationToken);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in input.EnumerateObject())
                if (!property.NameEquals(upload.FileField))
                    property.WriteTo(writer);
            writer.WriteStartObject(upload.FileField);
            writer.WriteString("name", file.Name);
            if (file.ContentType is { } type)
                writer.WriteString("contentType", type);
            writer.WriteBase64String("content", content.GetBuffer().AsSpan(0, (int)content.Length));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}

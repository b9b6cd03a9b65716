using System.Buffers;
using System.Text;
using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>A body as it may be kept: without secrets, files cut, an object at its root, and of limited length.</summary>
internal static class RedactedBody
{
    private const int LongestText = 2_000;
    private const int LongestBody = 64 * 1024;
    private const string Redacted = "[redacted]";

    // Parts of names, without their separators.
    private static readonly string[] SecretNames =
    [
        "password",
        "secret",
        "token",
        "apikey",
        "authorization",
        "credential",
        "privatekey",
        "cookie",
    ];

    /// <summary>Null when there is nothing to keep.</summary>
    public static string? Of(JsonElement body, string? key)
    {
        if (body.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = HubJson.Options.Encoder }
            )
        )
        {
            var isObject = body.ValueKind == JsonValueKind.Object;
            if (!isObject)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("data");
            }
            Write(writer, body, key);
            if (!isObject)
                writer.WriteEndObject();
        }
        return buffer.WrittenCount <= LongestBody
            ? Encoding.UTF8.GetString(buffer.WrittenSpan)
            : $$"""{"left_out":"{{buffer.WrittenCount}} bytes are more than is kept"}""";
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string? key)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (IsSecret(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
                        writer.WriteStringValue(Redacted);
                    else
                        Write(writer, member.Value, key);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item, key);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(value.GetString()!, key));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static string Text(string text, string? key)
    {
        if (!string.IsNullOrEmpty(key))
            text = text.Replace(key, Redacted, StringComparison.Ordinal);
        return text.Length <= LongestText
            ? text
            : $"{text[..LongestText]}… ({text.Length} characters)";
    }

    private static bool IsSecret(string name)
    {
        var bare = name.Replace("_", "").Replace("-", "");
        return Array.Exists(
            SecretNames,
            secret => bare.Contains(secret, StringComparison.OrdinalIgnoreCase)
        );
    }
}

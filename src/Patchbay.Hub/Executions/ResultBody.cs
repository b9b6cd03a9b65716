using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Hub.Executions;

/// <summary>
/// Writes a result with the provider's bytes as they came. StackOne's clients take an object, an array of objects or null
/// for <c>data</c>; anything else that a provider answers with is put into <c>{"value": …}</c>.
/// </summary>
internal sealed class ResultBody(ActionResult result, DefenderRequest? defender = null) : IResult
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        // The server sends it when the request ends: with a flush of its own here, its last bytes would go alone.
        using var writer = new Utf8JsonWriter(response.BodyWriter, Options);
        Write(writer);
        return Task.CompletedTask;
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("next", result.NextCursor);
        writer.WritePropertyName("data");
        WriteData(writer, result.Data);
        if (result.Note is { } note)
        {
            writer.WritePropertyName("answer_note");
            note.WriteTo(writer);
        }
        if (result.SyncToken is not null)
            writer.WriteString("sync_token", result.SyncToken);
        if (result.Warnings.Count > 0)
        {
            writer.WriteStartArray("warnings");
            foreach (var warning in result.Warnings)
                writer.WriteStringValue(warning);
            writer.WriteEndArray();
        }
        if (result.ProviderRequestId is not null)
            writer.WriteString("provider_request_id", result.ProviderRequestId);
        if (defender is { Enabled: true })
        {
            // Camel case is StackOne's. Nothing scans here, and whoever asked for it must know.
            writer.WriteStartObject("defenderMetadata");
            writer.WriteBoolean("applied", false);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter writer, JsonElement data)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.Undefined or JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            case JsonValueKind.Array when data.EnumerateArray().Any(item => !IsObject(item)):
                writer.WriteStartArray();
                foreach (var item in data.EnumerateArray())
                    WriteAsObject(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Array:
                WriteUntouched(writer, data);
                break;
            default:
                WriteAsObject(writer, data);
                break;
        }
    }

    private static void WriteAsObject(Utf8JsonWriter writer, JsonElement value)
    {
        if (IsObject(value))
        {
            WriteUntouched(writer, value);
            return;
        }
        writer.WriteStartObject();
        writer.WritePropertyName("value");
        WriteUntouched(writer, value);
        writer.WriteEndObject();
    }

    private static bool IsObject(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private static void WriteUntouched(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
}

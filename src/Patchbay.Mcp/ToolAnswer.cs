using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>What a tool answers: an action's result, words of our own, or why there is neither.</summary>
internal sealed class ToolAnswer
{
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Action<Utf8JsonWriter> _write;
    private readonly string _summary;

    public ToolAnswer(ActionResult result)
    {
        _write = writer => ToolResult.Write(writer, result);
        _summary = ToolResult.Summary(result);
    }

    /// <param name="write">Writes one object.</param>
    /// <param name="summary">The same in a line.</param>
    public ToolAnswer(Action<Utf8JsonWriter> write, string summary) =>
        (_write, _summary) = (write, summary);

    private ToolAnswer(ToolFailure failure)
    {
        IsError = true;
        _write = failure.Write;
        _summary = failure.Message;
    }

    public bool IsError { get; }

    public static implicit operator ToolAnswer(ToolFailure failure) => new(failure);

    /// <summary>Writes the members of a call's result.</summary>
    public void WriteResult(Utf8JsonWriter writer, ContentForm form)
    {
        var json = Json();
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        if (HasText(form))
            writer.WriteString("text", json);
        else
            writer.WriteString("text", _summary);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (form != ContentForm.Text)
        {
            writer.WritePropertyName("structuredContent");
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        writer.WriteBoolean("isError", IsError);
    }

    /// <summary>The same for the SDK.</summary>
    public CallToolResult ToSdk(ContentForm form)
    {
        var json = Json();
        return new()
        {
            Content =
            [
                new TextContentBlock
                {
                    Text = HasText(form) ? Encoding.UTF8.GetString(json) : _summary,
                },
            ],
            StructuredContent = form == ContentForm.Text ? null : JsonElement.Parse(json),
            IsError = IsError,
        };
    }

    /// <summary>A failure is short, and who shows only text must show it.</summary>
    private bool HasText(ContentForm form) => form != ContentForm.Structured || IsError;

    private ReadOnlySpan<byte> Json()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            _write(writer);
        return buffer.WrittenSpan;
    }
}

using System.Buffers;
using System.Text.Json;

namespace Patchbay.Cli.Output;

/// <summary>One record a line, through one buffer and one writer however many records there are.</summary>
internal sealed class JsonLines(Stream output) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private Utf8JsonWriter? _writer;

    /// <summary>Writes the items of an array, or a single value, and hands whole lines on.</summary>
    /// <returns>How many lines.</returns>
    public int Write(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Array)
        {
            WriteLine(data);
            HandOn();
            return 1;
        }
        var count = 0;
        foreach (var item in data.EnumerateArray())
        {
            WriteLine(item);
            count++;
            if (_buffer.WrittenCount > 48 * 1024)
                HandOn();
        }
        HandOn();
        return count;
    }

    public void Dispose() => _writer?.Dispose();

    private void WriteLine(JsonElement item)
    {
        _writer ??= new Utf8JsonWriter(_buffer, Json.Compact);
        item.WriteTo(_writer);
        _writer.Flush();
        _writer.Reset();
        _buffer.Write("\n"u8);
    }

    private void HandOn()
    {
        output.Write(_buffer.WrittenSpan);
        output.Flush();
        _buffer.ResetWrittenCount();
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>Puts parts of the provider's JSON together, byte by byte as they came.</summary>
internal sealed class RowText
{
    private byte[] _bytes = new byte[4 * 1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    public void CutTo(int length) => Length = length;

    public void Write(JsonElement value) => Write(JsonMarshal.GetRawUtf8Value(value));

    public void WriteName(JsonProperty member)
    {
        Write("\""u8);
        Write(JsonMarshal.GetRawUtf8PropertyName(member));
        Write("\":"u8);
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        var length = Length + text.Length;
        if (length > _bytes.Length)
            Array.Resize(ref _bytes, int.Max(length, _bytes.Length * 2));
        text.CopyTo(_bytes.AsSpan(Length));
        Length = length;
    }

    /// <summary>The whole as JSON; nothing is to be written after it.</summary>
    public JsonElement ToElement() => JsonDocument.Parse(_bytes.AsMemory(0, Length)).RootElement;
}

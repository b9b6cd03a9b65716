using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Reads the text of JSON strings without allocating, where they are written without escapes.</summary>
internal static class JsonText
{
    public delegate bool Test<in TState>(ReadOnlySpan<char> text, TState state);

    /// <summary>The UTF-8 of a string value; allocates only when it contains escapes.</summary>
    public static ReadOnlySpan<byte> Utf8(in JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }

    public static bool Equal(in JsonElement a, in JsonElement b) => Utf8(a).SequenceEqual(Utf8(b));

    public static int CountCodePoints(in JsonElement text)
    {
        var count = 0;
        foreach (var b in Utf8(text))
        {
            if ((b & 0xC0) != 0x80)
                count++;
        }
        return count;
    }

    public static bool Matches<TState>(ReadOnlySpan<byte> utf8, TState state, Test<TState> test)
    {
        const int onStack = 256;
        if (utf8.Length <= onStack)
        {
            Span<char> chars = stackalloc char[onStack];
            return test(chars[..Encoding.UTF8.GetChars(utf8, chars)], state);
        }
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return test(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)), state);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}

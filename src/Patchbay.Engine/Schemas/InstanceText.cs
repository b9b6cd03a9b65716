using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// What the parser lets through and the keywords must not meet: text that is no Unicode (reading it later would
/// throw), and objects that name a member twice (the last one counts, as everywhere in System.Text.Json).
/// </summary>
internal static class InstanceText
{
    private const int OnStack = 64;

    internal enum State
    {
        Clean,
        Duplicates,
        NotUnicode,
    }

    public static State Inspect(in JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return IsUnicode(JsonMarshal.GetRawUtf8Value(element))
                    ? State.Clean
                    : State.NotUnicode;
            case JsonValueKind.Array:
                var items = State.Clean;
                foreach (var item in element.EnumerateArray())
                    items = Worse(items, Inspect(item));
                return items;
            case JsonValueKind.Object:
                var members = State.Clean;
                var names = true;
                foreach (var property in element.EnumerateObject())
                {
                    names &= IsUnicode(JsonMarshal.GetRawUtf8PropertyName(property));
                    members = Worse(members, Inspect(property.Value));
                }
                return !names ? State.NotUnicode
                    : HasDuplicates(element) ? Worse(members, State.Duplicates)
                    : members;
            default:
                return State.Clean;
        }
    }

    /// <summary>A copy in which each object keeps the last of the members with one name.</summary>
    public static JsonElement LastWins(JsonElement element) =>
        JsonOut.Element(writer => Write(element, writer));

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            var members = new Dictionary<string, JsonElement>();
            foreach (var property in element.EnumerateObject())
                members[property.Name] = property.Value;
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                Write(value, writer);
            }
            writer.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in element.EnumerateArray())
                Write(item, writer);
            writer.WriteEndArray();
        }
        else
            element.WriteTo(writer);
    }

    private static State Worse(State a, State b) => a > b ? a : b;

    private static bool HasDuplicates(in JsonElement element)
    {
        var count = element.GetPropertyCount();
        var rented = count > OnStack ? ArrayPool<uint>.Shared.Rent(count) : null;
        var hashes = rented is null ? stackalloc uint[OnStack] : rented;
        hashes = hashes[..count];
        var index = 0;
        var escaped = false;
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            escaped |= name.Contains((byte)'\\');
            hashes[index++] = NameTable.Hash(name);
        }
        hashes.Sort();
        var suspicious = escaped;
        for (var i = 1; i < count; i++)
            suspicious |= hashes[i] == hashes[i - 1];
        if (rented is not null)
            ArrayPool<uint>.Shared.Return(rented);
        return suspicious && HasDuplicatesByName(element);
    }

    private static bool HasDuplicatesByName(in JsonElement element)
    {
        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                return true;
        }
        return false;
    }

    private static bool IsUnicode(ReadOnlySpan<byte> raw)
    {
        if (!Utf8.IsValid(raw))
            return false;
        var high = false;
        for (var at = raw.IndexOf((byte)'\\'); at >= 0 && at < raw.Length; )
        {
            if (raw[at] != '\\')
            {
                if (high)
                    return false;
                var next = raw[at..].IndexOf((byte)'\\');
                if (next < 0)
                    break;
                at += next;
                continue;
            }
            if (raw[at + 1] != 'u')
            {
                if (high)
                    return false;
                at += 2;
                continue;
            }
            var unit = (char)Convert.ToUInt16(Encoding.ASCII.GetString(raw.Slice(at + 2, 4)), 16);
            if (char.IsLowSurrogate(unit) != high)
                return false;
            high = char.IsHighSurrogate(unit);
            at += 6;
        }
        return !high;
    }
}

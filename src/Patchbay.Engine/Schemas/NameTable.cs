using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

internal static class NameTable
{
    public static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261;
        foreach (var b in name)
            hash = (hash ^ b) * 16777619;
        return hash;
    }
}

/// <summary>A read-only map from names to values, asked with the UTF-8 of the instance so that nothing is allocated.</summary>
internal sealed class NameTable<T>
{
    private readonly (byte[] Name, T Value, int Next)[] _entries;
    private readonly int[] _buckets;

    public NameTable(IReadOnlyCollection<KeyValuePair<string, T>> entries)
    {
        _entries = new (byte[], T, int)[entries.Count];
        _buckets = new int[int.Max(1, entries.Count * 2)];
        var index = 0;
        foreach (var (name, value) in entries)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            ref var bucket = ref _buckets[NameTable.Hash(bytes) % (uint)_buckets.Length];
            _entries[index] = (bytes, value, bucket);
            bucket = ++index;
        }
    }

    public bool TryGet(JsonProperty property, out T value)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\')
            ? TryGet(Encoding.UTF8.GetBytes(property.Name), out value)
            : TryGet(raw, out value);
    }

    public bool TryGet(ReadOnlySpan<byte> name, out T value)
    {
        for (
            var next = _buckets[NameTable.Hash(name) % (uint)_buckets.Length];
            next != 0;
            next = _entries[next - 1].Next
        )
        {
            ref var entry = ref _entries[next - 1];
            if (name.SequenceEqual(entry.Name))
            {
                value = entry.Value;
                return true;
            }
        }
        value = default!;
        return false;
    }
}

using System.Buffers.Binary;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Ids that say which record they name: kind and index, enciphered under the seed into the 122 free bits of a
/// version 4 UUID. Looking a record up by id is arithmetic, and a foreign id is told apart by 74 bits that must come out
/// as zero. It hides nothing from anyone; it only has to look random and be invertible.</summary>
internal sealed class Ids
{
    private const int Rounds = 6;
    private const int IndexBits = 40;
    private const int SpareBits = 13;
    private const ulong Half = (1UL << 61) - 1;
    private const ulong VersionBits = 0x4000;
    private const ulong VariantBits = 1UL << 63;

    private readonly ulong[] _keys = new ulong[Rounds];

    public Ids(int seed)
    {
        var keys = Prng.For(seed, default, 0);
        for (var round = 0; round < Rounds; round++)
        {
            _keys[round] = keys.Next();
        }
    }

    public Guid Of(Kind kind, long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << IndexBits);

        var left = ((((ulong)kind) << IndexBits) | (ulong)index) << SpareBits;
        var right = 0UL;
        for (var round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ Scramble(right, round));
        }
        return Pack(left, right);
    }

    public bool TryIndex(Kind kind, Guid id, out long index)
    {
        index = 0;
        if (!TryUnpack(id, out var left, out var right))
        {
            return false;
        }
        for (var round = Rounds - 1; round >= 0; round--)
        {
            (left, right) = (right ^ Scramble(left, round), left);
        }

        var plain = left >> SpareBits;
        var genuine =
            right == 0 && left << (64 - SpareBits) == 0 && plain >> IndexBits == (ulong)kind;
        index = genuine ? (long)(plain & ((1UL << IndexBits) - 1)) : 0;
        return genuine;
    }

    private ulong Scramble(ulong half, int round) => Prng.Mix(half ^ _keys[round]) & Half;

    private static Guid Pack(ulong left, ulong right)
    {
        var top = left >> 1;
        var high = ((top >> 12) << 16) | VersionBits | (top & 0xFFF);
        var low = VariantBits | ((left & 1) << 61) | right;

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return new Guid(bytes, bigEndian: true);
    }

    private static bool TryUnpack(Guid id, out ulong left, out ulong right)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);

        left = ((((high >> 16) << 12) | (high & 0xFFF)) << 1) | ((low >> 61) & 1);
        right = low & Half;
        return (high & 0xF000) == VersionBits && low >> 62 == 2;
    }
}

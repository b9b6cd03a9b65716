using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.AshbySandbox.State;

/// <summary>Ids of new records and requests: from the seed and a count, so that a run can be repeated.</summary>
internal sealed class IdMint(int seed)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private long _records;
    private long _requests;

    /// <summary>How many ids were made; a mint that starts at it makes no id twice.</summary>
    public long Last => Interlocked.Read(ref _records);

    public void StartAt(long last) => Interlocked.Exchange(ref _records, last);

    public string Next(string kind) => Named(kind, Interlocked.Increment(ref _records));

    /// <summary>The same id for the same words at each call.</summary>
    public string Named(params object[] words)
    {
        var hash = Hash(string.Join('|', words));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    /// <summary>A ULID: 48 bits of time, 80 bits that here come from the seed and a count.</summary>
    public string NextUlid(DateTimeOffset now)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
        Hash($"request|{Interlocked.Increment(ref _requests)}")
            .AsSpan(0, 10)
            .CopyTo(bytes.AsSpan(6));
        var value = new UInt128(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8))
        );
        return string.Create(
            26,
            value,
            (text, rest) =>
            {
                for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
                    text[i] = Crockford[(int)(rest & 31)];
            }
        );
    }

    private byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{text}"));
}

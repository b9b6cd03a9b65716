using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.AshbySandbox.State;

/// <summary>Makes and reads opaque tokens that carry their own checksum, so that a made-up one is told from an old one.</summary>
internal sealed class TokenMint(int seed)
{
    private readonly byte[] _secret = SHA256.HashData(
        Encoding.UTF8.GetBytes($"sandbox tokens {seed}")
    );

    public string Make(params object[] parts)
    {
        var text = string.Join(
            '\n',
            parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))
        );
        var bytes = Encoding.UTF8.GetBytes(text);
        return Base64Url.EncodeToString([.. Checksum(bytes), .. bytes]);
    }

    public string[]? Read(string token)
    {
        if (!Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (
            bytes.Length <= 8
            || !CryptographicOperations.FixedTimeEquals(
                bytes.AsSpan(0, 8),
                Checksum(bytes.AsSpan(8))
            )
        )
            return null;
        return Encoding.UTF8.GetString(bytes, 8, bytes.Length - 8).Split('\n');
    }

    public string Signature(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));

    private Span<byte> Checksum(ReadOnlySpan<byte> bytes) =>
        HMACSHA256.HashData(_secret, bytes).AsSpan(0, 8);
}

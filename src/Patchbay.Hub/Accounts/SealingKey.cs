using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.ObjectPool;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// A key that seals with AES-256-GCM. Each sealed value is bound to what it belongs to, such as an account's id, so that a
/// row copied to another account does not open there.
/// </summary>
internal sealed class SealingKey(byte[] bytes)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // One instance serves one call at a time: a shared one fails under threads, and a new one costs more than its use.
    private readonly ObjectPool<AesGcm> _ciphers = new DefaultObjectPool<AesGcm>(
        new CipherPolicy(bytes)
    );

    public byte[] Bytes => bytes;

    /// <summary>Nonce, ciphertext and tag in one.</summary>
    public byte[] Encrypt(byte[] plain, string boundTo)
    {
        var result = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        var cipher = _ciphers.Get();
        cipher.Encrypt(
            nonce,
            plain,
            result.AsSpan(NonceBytes, plain.Length),
            result.AsSpan(NonceBytes + plain.Length),
            Encoding.UTF8.GetBytes(boundTo)
        );
        _ciphers.Return(cipher);
        return result;
    }

    /// <exception cref="CryptographicException">It was not sealed by this key, or not for this.</exception>
    public byte[] Decrypt(byte[] whole, string boundTo)
    {
        if (whole.Length < NonceBytes + TagBytes)
            throw new CryptographicException("A sealed value is too short to be one.");
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        var cipher = _ciphers.Get();
        cipher.Decrypt(
            whole.AsSpan(0, NonceBytes),
            whole.AsSpan(NonceBytes, plain.Length),
            whole.AsSpan(NonceBytes + plain.Length),
            plain,
            Encoding.UTF8.GetBytes(boundTo)
        );
        // One that threw is not used again.
        _ciphers.Return(cipher);
        return plain;
    }

    private sealed class CipherPolicy(byte[] key) : PooledObjectPolicy<AesGcm>
    {
        public override AesGcm Create() => new(key, TagBytes);

        public override bool Return(AesGcm obj) => true;
    }
}

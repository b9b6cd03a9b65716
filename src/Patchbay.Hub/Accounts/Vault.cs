using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Seals providers' keys with AES-256-GCM. Each is bound to its account, so that a row copied to another account does
/// not open there. What seals them is itself sealed by the master key (<see cref="VaultKeys"/>).
/// </summary>
internal sealed class Vault(VaultKeys keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public (byte[] Sealed, int KeyVersion) Seal(string accountId, string secret)
    {
        var (version, key) = keys.Newest;
        return (Encrypt(key, Encoding.UTF8.GetBytes(secret), accountId), version);
    }

    public string Unseal(string accountId, byte[] sealedSecret, int keyVersion) =>
        Encoding.UTF8.GetString(Decrypt(keys.OfVersion(keyVersion), sealedSecret, accountId));

    /// <summary>Nonce, ciphertext and tag in one.</summary>
    internal static byte[] Encrypt(byte[] key, byte[] plain, string boundTo)
    {
        var result = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        // One instance a call: a shared one fails under threads.
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            result.AsSpan(NonceBytes, plain.Length),
            result.AsSpan(NonceBytes + plain.Length),
            Encoding.UTF8.GetBytes(boundTo)
        );
        return result;
    }

    internal static byte[] Decrypt(byte[] key, byte[] whole, string boundTo)
    {
        if (whole.Length < NonceBytes + TagBytes)
            throw new CryptographicException("A sealed value is too short to be one.");
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            whole.AsSpan(0, NonceBytes),
            whole.AsSpan(NonceBytes, plain.Length),
            whole.AsSpan(NonceBytes + plain.Length),
            plain,
            Encoding.UTF8.GetBytes(boundTo)
        );
        return plain;
    }
}

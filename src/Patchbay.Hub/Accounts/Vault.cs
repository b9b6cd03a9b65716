using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Seals secrets with AES-256-GCM, each project's with its own data key (<see cref="VaultKeys"/>). Each is bound to what it
/// belongs to, such as an account's id, so that a row copied to another account does not open there.
/// </summary>
internal sealed class Vault(VaultKeys keys) : IVault
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public async ValueTask<SealedSecret> SealAsync(
        string owner,
        string boundTo,
        string secret,
        CancellationToken cancellationToken
    )
    {
        var (version, key) = await keys.NewestAsync(owner, cancellationToken);
        return new(Encrypt(key, Encoding.UTF8.GetBytes(secret), boundTo), version);
    }

    public string Unseal(string owner, string boundTo, SealedSecret secret) =>
        Encoding.UTF8.GetString(
            Decrypt(keys.OfVersion(owner, secret.KeyVersion), secret.Bytes, boundTo)
        );

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

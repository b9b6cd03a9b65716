using System.Text;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Seals secrets, each project's with its own data key (<see cref="VaultKeys"/>), each bound to what it belongs to.
/// </summary>
internal sealed class Vault(VaultKeys keys) : IVault
{
    public async ValueTask<SealedSecret> SealAsync(
        string owner,
        string boundTo,
        string secret,
        CancellationToken cancellationToken
    )
    {
        var (version, key) = await keys.NewestAsync(owner, cancellationToken);
        return new(key.Encrypt(Encoding.UTF8.GetBytes(secret), boundTo), version);
    }

    public string Unseal(string owner, string boundTo, SealedSecret secret) =>
        Encoding.UTF8.GetString(
            keys.OfVersion(owner, secret.KeyVersion).Decrypt(secret.Bytes, boundTo)
        );
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// The vault's keys, opened once at start. A changed master key only seals these few again, and a wrong one is noticed
/// here before anything is written.
/// </summary>
internal sealed class VaultKeys(
    IDbContextFactory<HubDb> databases,
    MasterKey master,
    TimeProvider time
)
{
    private FrozenDictionary<int, byte[]> _keys = FrozenDictionary<int, byte[]>.Empty;

    public (int Version, byte[] Key) Newest
    {
        get
        {
            var version = _keys.Keys.Max();
            return (version, _keys[version]);
        }
    }

    public byte[] OfVersion(int version) =>
        _keys.TryGetValue(version, out var key)
            ? key
            : throw new CryptographicException($"The vault has no key of version {version}.");

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.VaultKeys.ToListAsync(cancellationToken);
        var masterKey = master.Read(mayCreate: rows.Count == 0);
        if (rows.Count == 0)
        {
            var first = new VaultKey(
                1,
                Vault.Encrypt(masterKey, RandomNumberGenerator.GetBytes(32), Binding(1)),
                time.GetUtcNow()
            );
            db.Add(first);
            await db.SaveChangesAsync(cancellationToken);
            rows.Add(first);
        }
        try
        {
            _keys = rows.ToFrozenDictionary(
                row => row.Version,
                row => Vault.Decrypt(masterKey, row.SealedKey, Binding(row.Version))
            );
        }
        catch (CryptographicException)
        {
            throw new StartException(
                $"The master key from {master.Source} is not the one this data folder was sealed with. Nothing was changed. "
                    + "Start again with the right one: without it, the accounts' keys cannot be read."
            );
        }
    }

    private static string Binding(int version) => $"vault-key:{version}";
}

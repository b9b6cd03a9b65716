using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// The data keys, opened once at start and kept in memory. A changed master key only seals these few again, and a wrong
/// one is noticed here before anything is written.
/// </summary>
internal sealed class VaultKeys(
    IDbContextFactory<HubDb> databases,
    MasterKey master,
    TimeProvider time
) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile VaultKeyRing _ring = VaultKeyRing.Empty;
    private MasterKeys? _masters;

    /// <summary>The newest version of every owner's key.</summary>
    public IReadOnlyDictionary<string, int> NewestVersions => _ring.NewestVersions;

    /// <summary>How many data keys the old master key still seals.</summary>
    public int SealedByOldMaster => _ring.SealedByOldMaster;

    public SealingKey OfVersion(string owner, int version) =>
        _ring.Find(owner, version)
        ?? throw new CryptographicException(
            $"The vault has no key of version {version} for {owner}."
        );

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.VaultKeys.ToListAsync(cancellationToken);
        _masters = await master.ReadAsync(mayCreate: rows.Count == 0, cancellationToken);
        _ring = Open(rows, _masters);
        await NewestAsync(VaultKey.Hub, cancellationToken);
    }

    /// <summary>The key that seals now; an owner without one gets its first.</summary>
    public async ValueTask<(int Version, SealingKey Key)> NewestAsync(
        string owner,
        CancellationToken cancellationToken
    )
    {
        if (_ring.Newest(owner) is { } known)
            return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_ring.Newest(owner) is null)
                await AddAsync([New(owner, 1)], [], cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        return _ring.Newest(owner)!.Value;
    }

    /// <summary>Seals with the current master key what the old one still seals, all or nothing.</summary>
    /// <param name="newVersions">Every owner gets a new key at the same time.</param>
    public async Task RenewAsync(bool newVersions, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var again = _ring.SealedByOld.Select(Sealed).ToList();
            var renewed = newVersions
                ? _ring.NewestVersions.Select(newest => New(newest.Key, newest.Value + 1)).ToList()
                : [];
            await AddAsync(renewed, again, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task AddAsync(
        IReadOnlyList<OpenVaultKey> added,
        IReadOnlyList<OpenVaultKey> changed,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.AddRange(added.Select(key => key.Row));
        db.UpdateRange(changed.Select(key => key.Row));
        await db.SaveChangesAsync(cancellationToken);
        _ring = _ring.With([.. added, .. changed]);
    }

    private OpenVaultKey New(string owner, int version) =>
        Sealed(
            new(
                new VaultKey(owner, version, [], time.GetUtcNow()),
                new SealingKey(RandomNumberGenerator.GetBytes(32)),
                ByOldMaster: false
            )
        );

    private OpenVaultKey Sealed(OpenVaultKey key) =>
        key with
        {
            Row = key.Row with
            {
                SealedKey = new SealingKey(_masters!.Current.Key).Encrypt(
                    key.Key.Bytes,
                    key.Row.Binding
                ),
            },
            ByOldMaster = false,
        };

    private static VaultKeyRing Open(IReadOnlyList<VaultKey> rows, MasterKeys masters)
    {
        var opened = rows.Select(row =>
                TryOpen(row, masters.Current, isOld: false)
                ?? (masters.Old is { } old ? TryOpen(row, old, isOld: true) : null)
            )
            .ToList();
        return opened.TrueForAll(key => key is not null)
            ? VaultKeyRing.Empty.With(opened.OfType<OpenVaultKey>().ToList())
            : throw new StartException(
                $"The master key from {masters.Current.Source} is not the one this data folder was sealed with"
                    + (masters.Old is null ? "" : $", nor is the one from {masters.Old.Source}")
                    + ". Nothing was changed. Start again with the right one: without it, the accounts' keys cannot be read."
            );
    }

    private static OpenVaultKey? TryOpen(VaultKey row, NamedKey masterKey, bool isOld)
    {
        try
        {
            var key = new SealingKey(masterKey.Key).Decrypt(row.SealedKey, row.Binding);
            return new(row, new SealingKey(key), isOld);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

using System.Collections.Frozen;

namespace Patchbay.Hub.Accounts;

/// <summary>The opened data keys of all owners at one moment; a change makes another ring.</summary>
internal sealed class VaultKeyRing
{
    public static readonly VaultKeyRing Empty = new([]);

    private readonly FrozenDictionary<(string Owner, int Version), OpenVaultKey> _keys;

    private VaultKeyRing(IEnumerable<OpenVaultKey> keys)
    {
        _keys = keys.ToFrozenDictionary(key => (key.Row.Owner, key.Row.Version));
        NewestVersions = _keys
            .Keys.GroupBy(key => key.Owner, key => key.Version)
            .ToFrozenDictionary(versions => versions.Key, versions => versions.Max());
        SealedByOldMaster = SealedByOld.Count();
    }

    public FrozenDictionary<string, int> NewestVersions { get; }

    public int SealedByOldMaster { get; }

    public IEnumerable<OpenVaultKey> SealedByOld => _keys.Values.Where(key => key.ByOldMaster);

    public SealingKey? Find(string owner, int version) =>
        _keys.TryGetValue((owner, version), out var key) ? key.Key : null;

    public (int Version, SealingKey Key)? Newest(string owner) =>
        NewestVersions.TryGetValue(owner, out var version)
            ? (version, _keys[(owner, version)].Key)
            : null;

    /// <summary>These added, each in place of the one of its owner and version.</summary>
    public VaultKeyRing With(IReadOnlyCollection<OpenVaultKey> keys) =>
        new(
            _keys
                .Values.Where(known =>
                    !keys.Any(key =>
                        key.Row.Owner == known.Row.Owner && key.Row.Version == known.Row.Version
                    )
                )
                .Concat(keys)
        );
}

/// <param name="ByOldMaster">The row is still sealed by the old master key.</param>
internal sealed record OpenVaultKey(VaultKey Row, SealingKey Key, bool ByOldMaster)
{
    // The key must not reach a log by way of a record's own text.
    public override string ToString() => Row.Binding;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The API keys that the sandbox knows.</summary>
internal sealed class KeyRing(ChangeLog changes) : IStatePart
{
    public const string Collection = "apiKey";

    private readonly List<SandboxKey> _keys = [];

    public IReadOnlyList<SandboxKey> All => _keys;

    /// <summary>Adds a key, or replaces the one with the same secret.</summary>
    public void Put(SandboxKey key) =>
        Change(key, [.. _keys.Where(known => known.Secret != key.Secret), key]);

    public static string NewSecret(IdMint ids) =>
        ids.Next("key").Replace("-", "", StringComparison.Ordinal);

    public SandboxKey? ById(string id) => _keys.Find(key => key.Id == id);

    public SandboxKey? Find(string secret) =>
        _keys.Find(key => key.Enabled && Same(key.Secret, secret));

    public IEnumerable<StateRow> Rows() => _keys.Select(Row);

    public void Load(StateRow row)
    {
        if (row.Record is { } saved)
            _keys.Add(saved.Deserialize<SandboxKey>()!);
    }

    private void Change(SandboxKey key, SandboxKey[] keys)
    {
        SandboxKey[] before = [.. _keys];
        Set(keys);
        changes.Next();
        changes.Note(Collection, owner: "", key.Secret, () => Row(key), () => Set(before));
    }

    private void Set(SandboxKey[] keys)
    {
        _keys.Clear();
        _keys.AddRange(keys);
    }

    private StateRow Row(SandboxKey key) =>
        new(
            Collection,
            Owner: "",
            key.Secret,
            Position: _keys.IndexOf(key),
            Change: 0,
            JsonSerializer.SerializeToNode(key)!.AsObject()
        );

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(one),
            Encoding.UTF8.GetBytes(other)
        );
}

using System.Security.Cryptography;
using System.Text;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The API keys that the sandbox knows.</summary>
internal sealed class KeyRing
{
    private readonly Lock _gate = new();
    private readonly List<SandboxKey> _keys = [];

    public IReadOnlyList<SandboxKey> All
    {
        get
        {
            lock (_gate)
                return [.. _keys];
        }
    }

    public void Put(SandboxKey key)
    {
        lock (_gate)
        {
            _keys.RemoveAll(known => known.Secret == key.Secret);
            _keys.Add(key);
        }
    }

    public SandboxKey? Find(string secret)
    {
        lock (_gate)
            return _keys.Find(key => key.Enabled && Same(key.Secret, secret));
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(one),
            Encoding.UTF8.GetBytes(other)
        );
}

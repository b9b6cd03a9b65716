using System.Buffers.Text;
using System.Security.Cryptography;

namespace Patchbay.Hub.Access.People;

/// <summary>In development: a link printed at start that signs whoever opens it in as an administrator, once.</summary>
internal sealed class SignInLink(IHostEnvironment environment)
{
    public const string Path = "/sign-in/once";

    private byte[]? _hash;

    /// <summary>Makes the link's token; null outside development.</summary>
    public string? Create()
    {
        if (!environment.IsDevelopment())
            return null;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _hash = ApiKeyText.Hash(token);
        return token;
    }

    /// <summary>True for the right token, the first time.</summary>
    public bool Take(string token)
    {
        var hash = _hash;
        return hash is not null
            && CryptographicOperations.FixedTimeEquals(hash, ApiKeyText.Hash(token))
            && Interlocked.CompareExchange(ref _hash, null, hash) == hash;
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Events;

/// <summary>Makes endpoints' secrets, keeps them sealed, and signs with them.</summary>
internal sealed class WebhookSecrets(Vault vault)
{
    public static string New() =>
        "whsec_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public (byte[] Sealed, int Version) Seal(string endpointId, string secret) =>
        vault.Seal(endpointId, secret);

    /// <summary>What signs now, and what will once a rotation's overlap is over.</summary>
    public (string Current, string? Next) Read(WebhookEndpoint endpoint, DateTimeOffset now)
    {
        var settled = Settle(endpoint, now);
        return (
            vault.Unseal(settled.Id, settled.Secret, settled.SecretVersion),
            settled.NextSecret is { } next
                ? vault.Unseal(settled.Id, next, settled.NextSecretVersion!.Value)
                : null
        );
    }

    /// <summary>The endpoint with the next secret in place of the current one, if its time has come.</summary>
    public static WebhookEndpoint Settle(WebhookEndpoint endpoint, DateTimeOffset now) =>
        endpoint.NextSecretFrom <= now
            ? endpoint with
            {
                Secret = endpoint.NextSecret!,
                SecretVersion = endpoint.NextSecretVersion!.Value,
                NextSecret = null,
                NextSecretVersion = null,
                NextSecretFrom = null,
            }
            : endpoint;

    /// <summary>base64url of HMAC-SHA256, without padding.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}

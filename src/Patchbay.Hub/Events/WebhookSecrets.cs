using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>Makes endpoints' secrets, keeps them sealed, and signs with them.</summary>
internal sealed class WebhookSecrets(IVault vault, IDbContextFactory<HubDb> databases)
{
    public static string New() =>
        "whsec_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public ValueTask<SealedSecret> SealAsync(
        string projectId,
        string endpointId,
        string secret,
        CancellationToken cancellationToken
    ) => vault.SealAsync(projectId, endpointId, secret, cancellationToken);

    /// <summary>What signs now, and what will once a rotation's overlap is over.</summary>
    public (string Current, string? Next) Read(WebhookEndpoint endpoint, DateTimeOffset now)
    {
        var settled = Settle(endpoint, now);
        return (
            Unseal(settled, settled.Secret, settled.SecretVersion),
            settled.NextSecret is { } next
                ? Unseal(settled, next, settled.NextSecretVersion!.Value)
                : null
        );
    }

    /// <summary>The same endpoint with its secrets sealed by the project's newest key.</summary>
    public async Task<WebhookEndpoint> ResealAsync(
        WebhookEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        var current = await ResealAsync(
            endpoint,
            endpoint.Secret,
            endpoint.SecretVersion,
            cancellationToken
        );
        var next = endpoint.NextSecret is { } bytes
            ? await ResealAsync(
                endpoint,
                bytes,
                endpoint.NextSecretVersion!.Value,
                cancellationToken
            )
            : null;
        return endpoint with
        {
            Secret = current.Bytes,
            SecretVersion = current.KeyVersion,
            NextSecret = next?.Bytes,
            NextSecretVersion = next?.KeyVersion,
        };
    }

    /// <summary>
    /// Stores the secrets of the second in place of those of the first; false when they are others by now. The other
    /// columns are somebody else's to write.
    /// </summary>
    public async Task<bool> ReplaceAsync(
        WebhookEndpoint known,
        WebhookEndpoint changed,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
                .WebhookEndpoints.Where(row =>
                    row.Id == known.Id
                    && row.Secret == known.Secret
                    && row.NextSecret == known.NextSecret
                )
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(one => one.Secret, changed.Secret)
                            .SetProperty(one => one.SecretVersion, changed.SecretVersion)
                            .SetProperty(one => one.NextSecret, changed.NextSecret)
                            .SetProperty(one => one.NextSecretVersion, changed.NextSecretVersion)
                            .SetProperty(one => one.NextSecretFrom, changed.NextSecretFrom)
                            .SetProperty(one => one.UpdatedAt, changed.UpdatedAt),
                    cancellationToken
                ) == 1;
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

    private ValueTask<SealedSecret> ResealAsync(
        WebhookEndpoint endpoint,
        byte[] secret,
        int version,
        CancellationToken cancellationToken
    ) =>
        SealAsync(
            endpoint.ProjectId,
            endpoint.Id,
            Unseal(endpoint, secret, version),
            cancellationToken
        );

    private string Unseal(WebhookEndpoint endpoint, byte[] secret, int version) =>
        vault.Unseal(endpoint.ProjectId, endpoint.Id, new(secret, version));

    /// <summary>base64url of HMAC-SHA256, without padding.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}

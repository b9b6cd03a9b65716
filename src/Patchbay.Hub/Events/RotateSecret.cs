using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>
/// POST /webhooks/{id}/secret: a new secret, shown once. Until the overlap ends deliveries are signed with both: the old
/// one in the header that receivers know, the new one beside it.
/// </summary>
internal static class RotateSecret
{
    private const int DefaultOverlap = 24 * 3600;
    private const int LongestOverlap = 7 * 24 * 3600;

    /// <param name="OverlapSeconds">0 lets the new one take over at once, as when the old one has leaked.</param>
    internal sealed record Request(int? OverlapSeconds);

    public static async Task<Results<Ok<WebhookAnswer>, ApiError>> HandleAsync(
        string id,
        Request request,
        Caller caller,
        Webhooks webhooks,
        WebhookSecrets secrets,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } known)
            return WebhookErrors.NotFound(id);
        var overlap = request.OverlapSeconds ?? DefaultOverlap;
        if (overlap is < 0 or > LongestOverlap)
            return ApiError.Invalid(
                $"overlap_seconds must be from 0 to {LongestOverlap}.",
                new ApiFault("$.overlap_seconds", $"must be from 0 to {LongestOverlap}")
            );
        var now = time.GetUtcNow();
        var secret = WebhookSecrets.New();
        var (sealedSecret, version) = secrets.Seal(id, secret);
        var rotated = WebhookSecrets.Settle(
            WebhookSecrets.Settle(known, now) with
            {
                NextSecret = sealedSecret,
                NextSecretVersion = version,
                NextSecretFrom = now.AddSeconds(overlap),
                UpdatedAt = now,
            },
            now
        );
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        await db
            .WebhookEndpoints.Where(row => row.Id == id)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.Secret, rotated.Secret)
                        .SetProperty(one => one.SecretVersion, rotated.SecretVersion)
                        .SetProperty(one => one.NextSecret, rotated.NextSecret)
                        .SetProperty(one => one.NextSecretVersion, rotated.NextSecretVersion)
                        .SetProperty(one => one.NextSecretFrom, rotated.NextSecretFrom)
                        .SetProperty(one => one.UpdatedAt, rotated.UpdatedAt),
                http.RequestAborted
            );
        return TypedResults.Ok(WebhookAnswer.From(rotated, now, secret));
    }
}

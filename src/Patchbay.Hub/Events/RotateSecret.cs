using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

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
    internal sealed record Request(int? OverlapSeconds) : IAuditedBody;

    public static async Task<Results<Ok<WebhookAnswer>, ApiError>> HandleAsync(
        string id,
        Request request,
        Caller caller,
        Webhooks webhooks,
        WebhookSecrets secrets,
        TimeProvider time,
        HttpContext http
    )
    {
        var overlap = request.OverlapSeconds ?? DefaultOverlap;
        if (overlap is < 0 or > LongestOverlap)
            return ApiError.Invalid(
                $"overlap_seconds must be from 0 to {LongestOverlap}.",
                new ApiFault("$.overlap_seconds", $"must be from 0 to {LongestOverlap}")
            );
        var secret = WebhookSecrets.New();
        while (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } known)
        {
            var (sealedSecret, version) = await secrets.SealAsync(
                caller.ProjectId,
                id,
                secret,
                http.RequestAborted
            );
            var now = time.GetUtcNow();
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
            if (await secrets.ReplaceAsync(known, rotated, http.RequestAborted))
                return TypedResults.Ok(WebhookAnswer.From(rotated, now, secret));
        }
        return WebhookErrors.NotFound(id);
    }
}

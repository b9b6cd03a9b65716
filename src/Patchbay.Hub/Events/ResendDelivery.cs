using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>
/// POST /webhooks/{id}/deliveries/{deliveryId}/resend: the same event as a new delivery, with attempts of its own. Its id
/// is new, so that a receiver that skips what it has seen takes it.
/// </summary>
internal static class ResendDelivery
{
    public static async Task<Results<Created<DeliveryAnswer>, ApiError>> HandleAsync(
        string id,
        string deliveryId,
        Caller caller,
        Webhooks webhooks,
        SendSignal signal,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } endpoint)
            return WebhookErrors.NotFound(id);
        var known = await webhooks.FindDeliveryAsync(
            caller.ProjectId,
            id,
            deliveryId,
            http.RequestAborted
        );
        if (known is null)
            return WebhookErrors.DeliveryNotFound(deliveryId);
        if (!endpoint.Enabled)
            return new ApiError(
                StatusCodes.Status409Conflict,
                "webhook_disabled",
                "This webhook is switched off."
            )
            {
                Remedy = """Switch it on first: PATCH /webhooks/{id} {"enabled":true}.""",
            };
        var now = time.GetUtcNow();
        var again = known with
        {
            Id = Ids.New("whd"),
            Status = DeliveryStatus.Pending,
            Attempts = [],
            NextAttemptAt = now,
            ResendOf = known.Id,
            CreatedAt = now,
        };
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        db.Add(again);
        await db.SaveChangesAsync(http.RequestAborted);
        signal.Set();
        http.SetAuditTarget(again.Id);
        return TypedResults.Created(
            $"/webhooks/{id}/deliveries/{again.Id}",
            DeliveryAnswer.From(again)
        );
    }
}

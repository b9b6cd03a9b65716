using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>POST /webhooks/{id}/ping: sends a test at once, also to one that is off, and tells how it went.</summary>
internal static class PingWebhook
{
    public static async Task<Results<Ok<DeliveryAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        Webhooks webhooks,
        WebhookAttempts attempts,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await webhooks.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } endpoint)
            return WebhookErrors.NotFound(id);
        var now = time.GetUtcNow();
        var ping = new WebhookDelivery
        {
            Id = Ids.New("whd"),
            ProjectId = endpoint.ProjectId,
            EndpointId = endpoint.Id,
            Event = WebhookEvents.Ping,
            Payload = WebhookPayload.OfPing(endpoint, now),
            Status = DeliveryStatus.Failed,
            NextAttemptAt = now,
            CreatedAt = now,
        };
        var attempt = await attempts.SendAsync(endpoint, ping, http.RequestAborted);
        var sent = ping with
        {
            Attempts = [attempt],
            Status = attempt.Error is null ? DeliveryStatus.Delivered : DeliveryStatus.Failed,
        };
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        db.Add(sent);
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.Ok(DeliveryAnswer.From(sent));
    }
}

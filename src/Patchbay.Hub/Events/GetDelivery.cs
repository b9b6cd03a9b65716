using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Events;

/// <summary>GET /webhooks/{id}/deliveries/{deliveryId}.</summary>
internal static class GetDelivery
{
    public static async Task<Results<Ok<DeliveryAnswer>, ApiError>> HandleAsync(
        string id,
        string deliveryId,
        Caller caller,
        Webhooks webhooks,
        HttpContext http
    ) =>
        await webhooks.FindDeliveryAsync(caller.ProjectId, id, deliveryId, http.RequestAborted)
            is { } delivery
            ? TypedResults.Ok(DeliveryAnswer.From(delivery))
            : WebhookErrors.DeliveryNotFound(deliveryId);
}

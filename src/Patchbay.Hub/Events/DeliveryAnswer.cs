namespace Patchbay.Hub.Events;

/// <summary>A delivery on the wire.</summary>
/// <param name="NextAttemptAt">Null when it is not tried again.</param>
internal sealed record DeliveryAnswer(
    string Id,
    string WebhookId,
    string Event,
    string Status,
    IReadOnlyList<DeliveryAttempt> Attempts,
    DateTimeOffset? NextAttemptAt,
    string? ResendOf,
    DateTimeOffset CreatedAt,
    WebhookPayload Payload
)
{
    public static DeliveryAnswer From(WebhookDelivery delivery) =>
        new(
            delivery.Id,
            delivery.EndpointId,
            delivery.Event,
            delivery.Status,
            delivery.Attempts,
            delivery.Status == DeliveryStatus.Pending ? delivery.NextAttemptAt : null,
            delivery.ResendOf,
            delivery.CreatedAt,
            delivery.Payload
        );
}

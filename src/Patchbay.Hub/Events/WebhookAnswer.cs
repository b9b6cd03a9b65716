using System.Text.Json.Serialization;

namespace Patchbay.Hub.Events;

/// <summary>A webhook on the wire.</summary>
/// <param name="NextSecretFrom">When a rotation's new secret takes over; null when none is under way.</param>
/// <param name="Secret">Only when it was just made: it is shown this once.</param>
internal sealed record WebhookAnswer(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string? Description,
    bool Enabled,
    DateTimeOffset? NextSecretFrom,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret
)
{
    public static WebhookAnswer From(
        WebhookEndpoint endpoint,
        DateTimeOffset now,
        string? secret = null
    ) =>
        new(
            endpoint.Id,
            endpoint.Url,
            endpoint.Events,
            endpoint.Description,
            endpoint.Enabled,
            WebhookSecrets.Settle(endpoint, now).NextSecretFrom,
            endpoint.CreatedAt,
            endpoint.UpdatedAt,
            secret
        );

    // The secret must not reach a log by way of a record's own text.
    public override string ToString() => $"{nameof(WebhookAnswer)} {Id}";
}

namespace Patchbay.Hub.Events.Pages;

/// <summary>A webhook as the pages show it.</summary>
/// <param name="NextSecretFrom">When a rotation's new secret takes over.</param>
public sealed record WebhookLine(
    string Id,
    string Url,
    string? Description,
    IReadOnlyList<string> Events,
    bool Enabled,
    DateTimeOffset? NextSecretFrom,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    internal static WebhookLine From(WebhookAnswer webhook) =>
        new(
            webhook.Id,
            webhook.Url,
            webhook.Description is { Length: > 0 } ? webhook.Description : null,
            webhook.Events,
            webhook.Enabled,
            webhook.NextSecretFrom,
            webhook.CreatedAt,
            webhook.UpdatedAt
        );
}

/// <summary>One webhook and what was sent to it.</summary>
/// <param name="Fault">Why the deliveries could not be read as asked for.</param>
public sealed record WebhookModel(
    WebhookLine Webhook,
    IReadOnlyList<DeliveryLine> Deliveries,
    string Status,
    string Event,
    string? Fault,
    string? First,
    string? Next
);

/// <summary>A form of a webhook: what was typed, and what is wrong with it.</summary>
/// <param name="Id">Null of one that is to be made.</param>
/// <param name="Faults">By the field's name; what concerns none stands under the empty one.</param>
public sealed record WebhookFormModel(
    string? Id,
    string Url,
    string Description,
    IReadOnlyList<string> Events,
    IReadOnlyDictionary<string, string> Faults
);

/// <summary>A secret, this once.</summary>
/// <param name="Until">Until when the one before signs too; null when it never did or no longer does.</param>
public sealed record WebhookSecretModel(WebhookLine Webhook, string Secret, DateTimeOffset? Until)
{
    // The secret must not reach a log by way of a record's own text.
    public override string ToString() => $"{nameof(WebhookSecretModel)} {Webhook.Id}";
}

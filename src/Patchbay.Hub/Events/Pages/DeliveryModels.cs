using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Events.Pages;

public sealed record DeliveryLine(
    string Id,
    string Event,
    string Status,
    DateTimeOffset CreatedAt,
    int Attempts,
    string? Last,
    DateTimeOffset? NextAttemptAt
)
{
    internal static DeliveryLine From(DeliveryAnswer delivery) =>
        new(
            delivery.Id,
            delivery.Event,
            delivery.Status,
            delivery.CreatedAt,
            delivery.Attempts.Count,
            delivery.Attempts is [.., var last] ? Said(last) : null,
            delivery.NextAttemptAt
        );

    private static string Said(DeliveryAttempt attempt) =>
        attempt.Status is { } status
            ? $"HTTP {status.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
            : attempt.Error ?? "No answer";
}

/// <summary>One delivery with its attempts.</summary>
public sealed record DeliveryModel(
    WebhookLine Webhook,
    DeliveryLine Delivery,
    IReadOnlyList<AttemptLine> Attempts,
    string? ResendOf,
    string Payload,
    string? Fault
)
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options)
    {
        WriteIndented = true,
    };

    internal static DeliveryModel From(
        WebhookAnswer webhook,
        DeliveryAnswer delivery,
        string? fault
    ) =>
        new(
            WebhookLine.From(webhook),
            DeliveryLine.From(delivery),
            delivery
                .Attempts.Select(one => new AttemptLine(
                    one.At,
                    one.Status,
                    one.DurationMs,
                    one.Error,
                    one.Answer
                ))
                .ToList(),
            delivery.ResendOf,
            JsonSerializer.Serialize(delivery.Payload, Indented),
            fault
        );
}

public sealed record AttemptLine(
    DateTimeOffset At,
    int? Status,
    long Milliseconds,
    string? Error,
    string? Answer
);

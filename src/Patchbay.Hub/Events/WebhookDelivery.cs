using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>One event on its way to one endpoint, and how its attempts went.</summary>
internal sealed record WebhookDelivery
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string EndpointId { get; init; }

    public required string Event { get; init; }

    public required WebhookPayload Payload { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>.</summary>
    public required string Status { get; init; }

    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>When it is sent next; of no meaning once it is not pending.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>The delivery that this one sends again.</summary>
    public string? ResendOf { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<WebhookDelivery>
    {
        public void Configure(EntityTypeBuilder<WebhookDelivery> table)
        {
            table.HasKey(delivery => delivery.Id);
            table
                .HasOne<WebhookEndpoint>()
                .WithMany()
                .HasForeignKey(delivery => delivery.EndpointId)
                .OnDelete(DeleteBehavior.Cascade);
            table.HasIndex(delivery => new { delivery.EndpointId, delivery.CreatedAt });
            table.HasIndex(delivery => new
            {
                delivery.Status,
                delivery.EndpointId,
                delivery.NextAttemptAt,
            });
            table.HasIndex(delivery => delivery.CreatedAt);
            table.Property(delivery => delivery.Payload).AsJson();
            table.Property(delivery => delivery.Attempts).AsJson();
        }
    }
}

/// <param name="Status">The HTTP status it was answered with; null without an answer.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Error">Why there is no answer, or why the answer does not count.</param>
/// <param name="Answer">The first 500 characters of the answer's body.</param>
internal sealed record DeliveryAttempt(
    DateTimeOffset At,
    int? Status,
    long DurationMs,
    string? Error,
    string? Answer
);

internal static class DeliveryStatus
{
    public const string Pending = "pending";
    public const string Delivered = "delivered";

    /// <summary>Every attempt failed.</summary>
    public const string Failed = "failed";

    /// <summary>The endpoint was switched off before it could be delivered.</summary>
    public const string Cancelled = "cancelled";

    public static readonly IReadOnlyList<string> All = [Pending, Delivered, Failed, Cancelled];
}

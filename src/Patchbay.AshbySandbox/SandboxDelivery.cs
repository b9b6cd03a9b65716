namespace Patchbay.AshbySandbox;

public enum SandboxDeliveryStatus
{
    /// <summary>Waits for its first attempt or its next one.</summary>
    Pending,

    /// <summary>Answered with a 2xx status.</summary>
    Delivered,

    /// <summary>Given up: an answer that is not retried, or no success in ten attempts.</summary>
    Failed,

    /// <summary>Its webhook was deleted or disabled before it was delivered.</summary>
    Dropped,
}

/// <summary>One event on its way to one webhook.</summary>
public sealed record SandboxDelivery
{
    /// <summary>Counts all deliveries of a sandbox, from 1.</summary>
    public required long Number { get; init; }

    public required string Id { get; init; }
    public required string WebhookId { get; init; }
    public required string WebhookType { get; init; }

    /// <summary>The same for related events and on retries.</summary>
    public required string WebhookActionId { get; init; }

    /// <summary>The JSON that is sent, the same at each attempt.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public SandboxDeliveryStatus Status { get; init; } = SandboxDeliveryStatus.Pending;

    /// <summary>When it is tried next, by the sandbox's clock; null when it is finished.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public IReadOnlyList<SandboxDeliveryAttempt> Attempts { get; init; } = [];
}

/// <summary>What the receiver answered, or why there was no answer.</summary>
public sealed record SandboxDeliveryAttempt(DateTimeOffset At, int? Status, string? Error);

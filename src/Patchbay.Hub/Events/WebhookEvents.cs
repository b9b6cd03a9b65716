using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Events;

/// <summary>What an endpoint can hear of.</summary>
internal static class WebhookEvents
{
    /// <summary>Sent when somebody asks for it, whatever the endpoint listens to.</summary>
    public const string Ping = "webhook.ping";

    public static readonly IReadOnlyList<string> All =
    [
        AccountEventKind.Created,
        AccountEventKind.Updated,
        AccountEventKind.Deleted,
        AccountEventKind.Error,
    ];
}

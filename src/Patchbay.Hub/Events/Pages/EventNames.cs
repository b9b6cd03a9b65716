namespace Patchbay.Hub.Events.Pages;

/// <summary>Events in people's words.</summary>
internal static class EventNames
{
    public static string Of(string name) =>
        name switch
        {
            "account.created" => "Account linked",
            "account.updated" => "Account changed",
            "account.deleted" => "Account deleted",
            "account.error" => "Account stopped working",
            WebhookEvents.Ping => "Test",
            _ => name,
        };

    public static string Say(IReadOnlyList<string> names) =>
        names.Count == WebhookEvents.All.Count
            ? "All account events"
            : string.Join(", ", names.Select(Of));
}

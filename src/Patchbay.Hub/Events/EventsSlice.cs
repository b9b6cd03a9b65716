using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Events.Pages;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Events;

internal static class EventsSlice
{
    /// <summary>What open pages of webhooks listen to.</summary>
    public const string Topic = "webhooks";

    public static void AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AllowedTargets>();
        builder.Services.AddSingleton<WebhookRules>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<ISealedSecrets, WebhookResealing>();
        builder.Services.AddSingleton<WebhookHttp>();
        builder.Services.AddSingleton<Webhooks>();
        builder.Services.AddSingleton<WebhookAttempts>();
        builder.Services.AddSingleton<SendSignal>();
        builder.Services.AddSingleton<IAccountEvents, Outbox>();
        builder.Services.AddHostedService<WebhookSender>();
    }

    public static void MapEvents(this WebApplication app)
    {
        var api = app.MapGroup("/webhooks").Tells(Topic);
        MapWebhooks(api);
        MapDeliveries(api.MapGroup("/{id}/deliveries"));
        WebhookPages.Map(app.DashboardPages().MapGroup("/webhooks").Tells(Topic));
    }

    private static void MapWebhooks(RouteGroupBuilder api)
    {
        const string tag = "Webhooks";
        api.MapGet("", ListWebhooks.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("list_webhooks", tag, "The project's webhooks, oldest first");
        api.MapPost("", CreateWebhook.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("webhook.created")
            .Documented(
                "create_webhook",
                tag,
                "An address that hears of the project's accounts; this answer alone shows its secret",
                "events left out means all account events."
            )
            .Example(
                """{"url":"https://app.example.com/patchbay","events":["account.created","account.error"]}"""
            );
        api.MapGet("/{id}", GetWebhook.HandleAsync)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("get_webhook", tag, "One webhook");
        api.MapPatch("/{id}", UpdateWebhook.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("webhook.updated")
            .Documented(
                "update_webhook",
                tag,
                "Changes a webhook; what is left out stays",
                "Switched off, it also loses what was still on its way to it."
            )
            .Example("""{"enabled":false}""");
        api.MapDelete("/{id}", DeleteWebhook.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("webhook.deleted")
            .Documented("delete_webhook", tag, "Deletes a webhook with its deliveries");
        api.MapPost("/{id}/secret", RotateSecret.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("webhook.secret_rotated")
            .Documented(
                "rotate_webhook_secret",
                tag,
                "A new secret, shown once; both sign until the overlap ends",
                "overlap_seconds is 86400 unless said; 0 lets the new one take over at once."
            )
            .Example("""{"overlap_seconds":86400}""");
        api.MapPost("/{id}/ping", PingWebhook.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .NotAudited("it sends a test and changes nothing")
            .Documented("ping_webhook", tag, "Sends a test at once, and tells how it went");
    }

    private static void MapDeliveries(RouteGroupBuilder api)
    {
        const string tag = "Webhooks";
        api.MapGet("", ListDeliveries.HandleAsync)
            .RequireScope(KeyScopes.LogsRead)
            .Documented("list_webhook_deliveries", tag, "What was sent, newest first")
            .Query("status", "Only in these states.", ParameterKind.List, [.. DeliveryStatus.All])
            .Query("event", "Only of these events.", ParameterKind.List)
            .Paged();
        api.MapGet("/{deliveryId}", GetDelivery.HandleAsync)
            .RequireScope(KeyScopes.LogsRead)
            .Documented("get_webhook_delivery", tag, "One delivery with its attempts");
        api.MapPost("/{deliveryId}/resend", ResendDelivery.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("webhook.resent")
            .Documented(
                "resend_webhook_delivery",
                tag,
                "The same event as a new delivery, with attempts of its own"
            )
            .Fails(StatusCodes.Status409Conflict);
    }
}

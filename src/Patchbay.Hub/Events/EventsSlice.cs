using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;

namespace Patchbay.Hub.Events;

internal static class EventsSlice
{
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AllowedTargets>();
        builder.Services.AddSingleton<WebhookRules>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<WebhookHttp>();
        builder.Services.AddSingleton<Webhooks>();
        builder.Services.AddSingleton<Attempts>();
        builder.Services.AddSingleton<SendSignal>();
        builder.Services.AddSingleton<IAccountEvents, Outbox>();
        builder.Services.AddHostedService<WebhookSender>();
    }

    public static void MapEvents(this WebApplication app)
    {
        var api = app.MapGroup("/webhooks").RequireApiKey();
        api.MapGet("", ListWebhooks.HandleAsync);
        api.MapPost("", CreateWebhook.HandleAsync);
        api.MapGet("/{id}", GetWebhook.HandleAsync);
        api.MapPatch("/{id}", UpdateWebhook.HandleAsync);
        api.MapDelete("/{id}", DeleteWebhook.HandleAsync);
        api.MapPost("/{id}/secret", RotateSecret.HandleAsync);
        api.MapPost("/{id}/ping", PingWebhook.HandleAsync);
        api.MapGet("/{id}/deliveries", ListDeliveries.HandleAsync);
        api.MapGet("/{id}/deliveries/{deliveryId}", GetDelivery.HandleAsync);
        api.MapPost("/{id}/deliveries/{deliveryId}/resend", ResendDelivery.HandleAsync);
    }
}

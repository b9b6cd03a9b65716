using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

internal static class WebhookPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", ShowWebhooks.ListAsync);
        pages.MapGet("/new", EditWebhook.ShowNew).ForMembers();
        pages.MapPost("/new", EditWebhook.CreateAsync).ForMembers().Audited("webhook.created");
        pages.MapGet("/{id}", ShowWebhooks.OneAsync);
        pages.MapGet("/{id}/edit", EditWebhook.ShowAsync).ForMembers();
        pages.MapPost("/{id}/edit", EditWebhook.SaveAsync).ForMembers().Audited("webhook.updated");
        pages
            .MapPost("/{id}/on", ChangeWebhook.SwitchOnAsync)
            .ForMembers()
            .Audited("webhook.updated");
        pages
            .MapPost("/{id}/off", ChangeWebhook.SwitchOffAsync)
            .ForMembers()
            .Audited("webhook.updated");
        pages.MapGet("/{id}/secret", ShowWebhooks.RotationAsync).ForMembers();
        pages
            .MapPost("/{id}/secret", ChangeWebhook.RotateAsync)
            .ForMembers()
            .Audited("webhook.secret_rotated");
        pages
            .MapPost("/{id}/ping", ChangeWebhook.PingAsync)
            .ForMembers()
            .NotAudited("it sends a test and changes nothing");
        pages.MapGet("/{id}/delete", ShowWebhooks.DeletionAsync).ForMembers();
        pages
            .MapPost("/{id}/delete", ChangeWebhook.DeleteAsync)
            .ForMembers()
            .Audited("webhook.deleted");
        pages.MapGet("/{id}/deliveries/{deliveryId}", ShowWebhooks.DeliveryAsync);
        pages
            .MapPost("/{id}/deliveries/{deliveryId}/resend", ChangeWebhook.ResendAsync)
            .ForMembers()
            .Audited("webhook.resent");
    }
}

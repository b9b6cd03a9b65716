using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

public sealed partial class WebhookPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required WebhookModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private WebhookLine Webhook => Model.Webhook;

    private string Path => View.To($"webhooks/{Webhook.Id}");

    private string Command =>
        $"curl -u \"$PATCHBAY_API_KEY:\" -X POST {Http.Request.Scheme}://{Http.Request.Host}/webhooks/{Webhook.Id}/ping";

    private bool IsFiltered => Model.Status.Length > 0 || Model.Event.Length > 0;
}

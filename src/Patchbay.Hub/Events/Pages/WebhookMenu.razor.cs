using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

/// <summary>What can be done with a webhook.</summary>
public sealed partial class WebhookMenu
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required WebhookLine Webhook { get; set; }

    private string Path =>
        Http.Features.GetRequiredFeature<DashboardView>().To($"webhooks/{Webhook.Id}");
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

public sealed partial class DeliveryPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required DeliveryModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Path => View.To($"webhooks/{Model.Webhook.Id}");
}

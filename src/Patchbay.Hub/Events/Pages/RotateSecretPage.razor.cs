using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

public sealed partial class RotateSecretPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required WebhookLine Webhook { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

/// <summary>The answer to the form that made the secret; no address leads here.</summary>
public sealed partial class WebhookSecretPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required WebhookSecretModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

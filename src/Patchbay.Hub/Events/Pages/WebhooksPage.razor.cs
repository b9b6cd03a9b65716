using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Events.Pages;

public sealed partial class WebhooksPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required IReadOnlyList<WebhookLine> Webhooks { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Command =>
        $$"""
            curl -u "$PATCHBAY_API_KEY:" {{Http.Request.Scheme}}://{{Http.Request.Host}}/webhooks \
              --json '{"url":"https://app.example.com/patchbay"}'
            """;

    private string To(WebhookLine webhook) => View.To($"webhooks/{webhook.Id}");
}

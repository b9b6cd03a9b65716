using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Access.Sessions.Pages;

public sealed partial class AgentsPage
{
    private const string Example =
        """curl -u "$PATCHBAY_KEY:" $PATCHBAY_HUB/agent_sessions -H "content-type: application/json" -d '{"name":"Agent","account_ids":["acc_…"]}'""";

    private static readonly (int Hours, string Words)[] Lives =
    [
        (1, "In an hour"),
        (8, "In 8 hours"),
        (24, "In a day"),
        (24 * 7, "In a week"),
        (24 * 30, "In 30 days"),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AgentsModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Revoke(ShownSession session) => View.To($"agents/{session.Id}/revoke");
}

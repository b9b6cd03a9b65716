using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>What is known of one request.</summary>
public sealed partial class LogFacts
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required LogModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

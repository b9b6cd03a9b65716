using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Catalog.Pages;

public sealed partial class DeleteProfilePage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>How many are linked by it; it stays while there is one.</summary>
    [Parameter, EditorRequired]
    public required int Accounts { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

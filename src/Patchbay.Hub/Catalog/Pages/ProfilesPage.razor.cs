using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Catalog.Pages;

public sealed partial class ProfilesPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ProfileRow> Rows { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Address(ProfileRow row) => View.To($"profiles/{row.Id}");
}

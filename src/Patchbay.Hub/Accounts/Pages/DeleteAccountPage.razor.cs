using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class DeleteAccountPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AccountLine Account { get; set; }

    /// <summary>How long the rest of it is known.</summary>
    [Parameter, EditorRequired]
    public required int Days { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Kept =>
        Days == 0
            ? "Owner, label and metadata are erased within the hour."
            : $"Owner, label and metadata are kept for {Days} {(Days == 1 ? "day" : "days")}, to look things up by, and erased then.";
}

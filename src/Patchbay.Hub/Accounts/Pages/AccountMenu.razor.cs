using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class AccountMenu
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AccountLine Account { get; set; }

    /// <summary>The id of the form that the buttons send.</summary>
    [Parameter, EditorRequired]
    public required string Form { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string To(string act) => View.To($"accounts/{Account.Id}/{act}");
}

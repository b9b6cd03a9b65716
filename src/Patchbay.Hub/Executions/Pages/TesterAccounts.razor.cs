using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>The first step of the tester: whose account.</summary>
public sealed partial class TesterAccounts
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required TesterModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string To(TesterAccount account) =>
        View.To($"tester?account={Uri.EscapeDataString(account.Id)}")
        + (Model.WantedAction is { } action ? $"&action={Uri.EscapeDataString(action)}" : "");
}

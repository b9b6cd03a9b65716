using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class AccountFrame
{
    // The menu's buttons send this one form, each to its own address.
    private const string Acts = "account-acts";

    private static readonly (string Name, string Page)[] Tabs =
    [
        ("Account", ""),
        ("Permissions", "/permissions"),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AccountLine Account { get; set; }

    /// <summary>The tab that is shown, by what its address ends in.</summary>
    [Parameter]
    public string Tab { get; set; } = "";

    [Parameter]
    public IReadOnlyList<string> Styles { get; set; } = [];

    [Parameter]
    public IReadOnlyList<string> Scripts { get; set; } = [];

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private string Sentence => $"{Account.Connector}, by way of {Account.Profile}.";
}

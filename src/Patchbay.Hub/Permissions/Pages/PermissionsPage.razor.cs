using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Accounts.Pages;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Permissions.Pages;

public sealed partial class PermissionsPage
{
    private static readonly (string Name, string State)[] States =
    [
        ("All", ""),
        ("Works", "works"),
        ("Missing", "missing"),
        ("Not proven", "not proven"),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required PermissionsModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();

    private List<IGrouping<string, ShownAction>> Shown =>
        Model
            .Actions.Where(action => Model.State.Length == 0 || action.State == Model.State)
            .GroupBy(action => action.Resource)
            .ToList();

    private int Count(string state) => Model.Actions.Count(action => action.State == state);
}

/// <param name="State">Which actions are listed; empty for all.</param>
/// <param name="Missing">Tick boxes that the enabled actions need and the key lacks.</param>
/// <param name="TooMuch">Tick boxes that the key has and no enabled action needs.</param>
/// <param name="GuideUrl">The guide that asks for what is missing.</param>
/// <param name="Fault">Why the last check failed.</param>
public sealed record PermissionsModel(
    AccountLine Account,
    string State,
    DateTimeOffset? CheckedAt,
    bool Complete,
    IReadOnlyList<ShownScope> Scopes,
    IReadOnlyList<ShownAction> Actions,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> TooMuch,
    string? GuideUrl,
    string? Fault
);

/// <param name="Learned">How it was learned.</param>
/// <param name="Needed">An enabled action needs it, or linking does.</param>
public sealed record ShownScope(
    string TickBox,
    string Name,
    string State,
    string Learned,
    DateTimeOffset? LearnedAt,
    bool Needed
)
{
    public string? Kind => PermissionWords.Kind(State);
}

/// <param name="Missing">The tick boxes that it misses.</param>
public sealed record ShownAction(
    string Id,
    string Label,
    string Resource,
    string State,
    IReadOnlyList<string> Missing
)
{
    public string? Kind => PermissionWords.Kind(State);

    public string Words => Missing.Count == 0 ? State : $"missing {string.Join(", ", Missing)}";
}

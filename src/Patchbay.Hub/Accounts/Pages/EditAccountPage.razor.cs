using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class EditAccountPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required AccountLine Account { get; set; }

    [Parameter, EditorRequired]
    public required TypedAccount Typed { get; set; }

    /// <summary>Why the last try changed nothing.</summary>
    [Parameter]
    public string? Fault { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

/// <summary>What the form holds.</summary>
public sealed record TypedAccount(
    string? OwnerName,
    string? OwnerId,
    string? Username,
    string? Label,
    string? Metadata
);

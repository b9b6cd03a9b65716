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
public sealed record TypedAccount
{
    public string? OwnerName { get; init; }

    public string? OwnerId { get; init; }

    public string? Username { get; init; }

    public string? Label { get; init; }

    public string? Metadata { get; init; }
}

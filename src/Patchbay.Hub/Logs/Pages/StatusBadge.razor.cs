using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>How a request ended: its status, and in words why it failed.</summary>
public sealed partial class StatusBadge
{
    [Parameter, EditorRequired]
    public required int? Status { get; set; }

    [Parameter, EditorRequired]
    public required bool Success { get; set; }

    [Parameter]
    public string? Failure { get; set; }
}

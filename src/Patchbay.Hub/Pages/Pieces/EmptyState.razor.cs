using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>A page with nothing on it yet teaches the first step.</summary>
public sealed partial class EmptyState
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>To paste into a terminal.</summary>
    [Parameter]
    public string? Command { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

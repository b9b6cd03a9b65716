using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>A few lines that must be seen: why something failed and what to do, or a warning before it does.</summary>
public sealed partial class Callout
{
    /// <summary>good, care, bad, note; bad is read out at once.</summary>
    [Parameter]
    public string? Kind { get; set; }

    [Parameter]
    public string? Title { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>A word of state: what it says never stands in its colour alone.</summary>
public sealed partial class Badge
{
    /// <summary>good, care, bad, note; nothing for what is neither.</summary>
    [Parameter]
    public string? Kind { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

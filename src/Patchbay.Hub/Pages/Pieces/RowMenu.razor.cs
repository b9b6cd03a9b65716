using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>What can be done with one row: links, and forms with one button each.</summary>
public sealed partial class RowMenu
{
    /// <summary>Whose menu it is: <c>Menu of Acme Inc</c>.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

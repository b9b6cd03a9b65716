using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>A form that changes something: it carries the token that shows that one of our pages sent it.</summary>
public sealed partial class PostForm
{
    [Parameter, EditorRequired]
    public required string Action { get; set; }

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public bool Files { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>Asks before what cannot be undone. A button with <c>data-dialog</c> and this id opens it.</summary>
public sealed partial class ConfirmDialog
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Where the form goes.</summary>
    [Parameter, EditorRequired]
    public required string Action { get; set; }

    /// <summary>The button's words, which name the act: <c>Delete account</c>.</summary>
    [Parameter, EditorRequired]
    public required string Act { get; set; }

    /// <summary>What is lost.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Access.People.Pages;

public sealed partial class SignInFrame
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Why the last try failed.</summary>
    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

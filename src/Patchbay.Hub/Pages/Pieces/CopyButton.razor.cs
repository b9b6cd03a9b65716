using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>Copies a text, and says so to eye and ear.</summary>
public sealed partial class CopyButton
{
    /// <summary>What is copied.</summary>
    [Parameter]
    public string? Text { get; set; }

    /// <summary>The id of an element whose text or value is copied, in place of <see cref="Text"/>.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>The accessible name, where what the button shows does not say what is copied.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What it says once that is done.</summary>
    [Parameter]
    public string Copied { get; set; } = "Copied";

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Reference.Pages;

public sealed partial class DocsText
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>From <see cref="DocsHtml"/>.</summary>
    [Parameter, EditorRequired]
    public required MarkupString Body { get; set; }
}

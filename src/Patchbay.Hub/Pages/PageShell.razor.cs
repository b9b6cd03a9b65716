using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages;

public sealed partial class PageShell
{
    /// <summary>As the browser's tab shows it.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string Lang { get; set; } = "en";

    /// <summary>The file name of the tab's icon; null for none.</summary>
    [Parameter]
    public string? Icon { get; set; } = "mark.svg";

    /// <summary>The body's class: the family of the page, such as <c>dashboard</c>.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Style sheets beside the two that every page has, by their file names.</summary>
    [Parameter]
    public IReadOnlyList<string> Styles { get; set; } = [];

    /// <summary>Scripts beside the one that every page has, by their file names.</summary>
    [Parameter]
    public IReadOnlyList<string> Scripts { get; set; } = [];

    /// <summary>Further elements of the head.</summary>
    [Parameter]
    public RenderFragment? Head { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

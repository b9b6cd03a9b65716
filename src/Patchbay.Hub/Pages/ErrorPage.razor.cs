using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages;

/// <summary>A page that could not be shown: what happened and what to do.</summary>
public sealed partial class ErrorPage
{
    [Parameter, EditorRequired]
    public required string Message { get; set; }

    [Parameter]
    public string? Remedy { get; set; }

    /// <summary>The way on.</summary>
    [Parameter]
    public string? Way { get; set; }

    [Parameter]
    public string? WayName { get; set; }
}

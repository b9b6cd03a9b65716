using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The way on for whoever stops here: back to where the link came from, or to the page around this one.</summary>
public sealed partial class ConnectWayOut
{
    [Parameter]
    public ConnectReturn? Back { get; set; }

    /// <summary>On the button that closes it in a page around it.</summary>
    [Parameter]
    public string Word { get; set; } = "Close";

    [Parameter]
    public bool Embedded { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}

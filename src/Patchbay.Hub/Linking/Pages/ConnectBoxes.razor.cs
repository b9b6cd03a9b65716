using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Tick boxes to set, with what depends on each.</summary>
public sealed partial class ConnectBoxes
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectBox> Boxes { get; set; }
}

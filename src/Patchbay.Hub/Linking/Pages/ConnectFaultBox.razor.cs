using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Why nothing was linked, and what to do.</summary>
public sealed partial class ConnectFaultBox
{
    [Parameter, EditorRequired]
    public required ConnectFault Fault { get; set; }

    [Parameter, EditorRequired]
    public required ConnectFix Fix { get; set; }

    [Parameter]
    public string? Id { get; set; }
}

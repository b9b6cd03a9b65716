using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>What is being checked, step by step: the page's script moves through it as the server tells.</summary>
public sealed partial class ConnectProgress
{
    [Parameter, EditorRequired]
    public required string Provider { get; set; }

    /// <summary>Its last step stores the key.</summary>
    [Parameter]
    public bool Stores { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The whole page.</summary>
public sealed partial class ConnectDocument
{
    [Parameter, EditorRequired]
    public required ConnectView View { get; set; }

    private string WindowTitle =>
        View is ConnectForm { Fault: not null } ? $"Not linked: {View.Title}" : View.Title;
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The form that takes the key.</summary>
public sealed partial class ConnectFormCard
{
    [Parameter, EditorRequired]
    public required ConnectForm View { get; set; }

    private string Act =>
        View.Fault is not null ? "Try again"
        : View.Edits ? "Save and check"
        : "Connect";

    private ConnectFix Fix => new(View.Provider, View.Guide.FormPath, View.Guide.Url);
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>One field of the form. A stored key is shown masked; Edit, which takes the page's script, opens the field.</summary>
public sealed partial class ConnectKeyField
{
    [Parameter, EditorRequired]
    public required ConnectField Field { get; set; }

    /// <summary>What was sent last did not do.</summary>
    [Parameter]
    public bool Failed { get; set; }

    private string HelpId => $"{Field.Key}-help";

    private string DescribedBy => Failed && Field.IsKey ? $"{HelpId} fault" : HelpId;
}

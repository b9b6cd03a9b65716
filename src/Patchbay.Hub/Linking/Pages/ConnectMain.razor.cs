using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>What changes from one state of the page to the next; the page's script puts it in place of the one before.</summary>
public sealed partial class ConnectMain
{
    [Parameter, EditorRequired]
    public required ConnectView View { get; set; }

    private ConnectDone? Linked => View as ConnectDone;

    private (string Code, string Message)? Fault =>
        View switch
        {
            ConnectForm { Fault: { } fault } => (fault.Code, fault.Message),
            ConnectNotice notice => (notice.Code, notice.Title),
            _ => null,
        };
}

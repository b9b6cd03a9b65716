using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The confirmation: what works by now, and what does not yet.</summary>
public sealed partial class ConnectDoneCard
{
    [Parameter, EditorRequired]
    public required ConnectDone View { get; set; }

    private string End =>
        View.Return is null ? "You can close this page."
        : View.Follow is not null ? "You are taken there in a few seconds."
        : "The link has done its work.";
}

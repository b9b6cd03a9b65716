using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The link opens nothing: why, and the way on.</summary>
public sealed partial class ConnectNoticeCard
{
    [Parameter, EditorRequired]
    public required ConnectNotice View { get; set; }
}

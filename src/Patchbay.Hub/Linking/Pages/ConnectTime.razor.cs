using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>A time to the minute.</summary>
public sealed partial class ConnectTime
{
    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }
}

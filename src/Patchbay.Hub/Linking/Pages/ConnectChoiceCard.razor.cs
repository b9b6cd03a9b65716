using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Which connector it shall be.</summary>
public sealed partial class ConnectChoiceCard
{
    // Fewer are found by looking.
    private const int Many = 6;

    [Parameter, EditorRequired]
    public required ConnectChoice View { get; set; }
}

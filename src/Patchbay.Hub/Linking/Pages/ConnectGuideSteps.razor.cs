using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>How to make the key, for exactly the actions that the profile enables.</summary>
public sealed partial class ConnectGuideSteps
{
    [Parameter, EditorRequired]
    public required ConnectGuide Guide { get; set; }

    private string Count =>
        Guide.Needed.Count == 1 ? "1 box to tick" : $"{Guide.Needed.Count} boxes to tick";
}

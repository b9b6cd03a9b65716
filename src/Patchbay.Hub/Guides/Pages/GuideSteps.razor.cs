using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Guides.Pages;

public sealed partial class GuideSteps
{
    [Parameter, EditorRequired]
    public required GuideModel Model { get; set; }

    private GuideWords Words => Model.Words;

    private static string? When(IReadOnlyList<string> scopes) =>
        scopes.Count == 0 ? null : string.Join(' ', scopes);
}

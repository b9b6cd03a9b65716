using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Guides.Pages;

public sealed partial class GuidePage
{
    [Parameter, EditorRequired]
    public required GuideModel Model { get; set; }

    private GuideWords Words => Model.Words;
}

using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Guides;

namespace Patchbay.Hub.Guides.Pages;

public sealed partial class GuidePanel
{
    [Parameter, EditorRequired]
    public required GuideModel Model { get; set; }

    private GuidePanelModel Panel => Model.Panel;

    private GuideWords Words => Model.Words;

    private IEnumerable<(string Value, string Name)> SeparatorNames =>
        [
            ("space", Words.Space),
            ("comma", Words.Comma),
            ("semicolon", Words.Semicolon),
            ("pipe", Words.Pipe),
            ("newline", Words.Newline),
        ];
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>Code or a command, to read and to copy.</summary>
public sealed partial class CodeBlock
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What it is, for those who do not see it: <c>the command</c>.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }
}

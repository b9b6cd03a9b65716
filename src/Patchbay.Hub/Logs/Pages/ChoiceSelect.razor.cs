using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>A filter that is chosen from a list; what the address asks for beside it stays chosen.</summary>
public sealed partial class ChoiceSelect
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The words for no filter.</summary>
    [Parameter, EditorRequired]
    public required string Any { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Choice> Choices { get; set; }

    [Parameter, EditorRequired]
    public required string Given { get; set; }

    private bool IsUnlisted => Given.Length > 0 && Choices.All(one => one.Value != Given);
}

using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>An id, shortened to what tells it from others, with a button that copies the whole.</summary>
public sealed partial class ShortId
{
    private const int Longest = 14;

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    private string Shown => Id.Length <= Longest ? Id : $"{Id[..6]}…{Id[^6..]}";
}

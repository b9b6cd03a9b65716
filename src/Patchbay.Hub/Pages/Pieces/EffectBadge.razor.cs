using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>What an action does to the provider, in one word.</summary>
public sealed partial class EffectBadge
{
    /// <summary>read, create, update or delete.</summary>
    [Parameter, EditorRequired]
    public required string Effect { get; set; }

    private string? Kind =>
        Effect switch
        {
            "create" => "note",
            "update" => "care",
            "delete" => "bad",
            _ => null,
        };
}

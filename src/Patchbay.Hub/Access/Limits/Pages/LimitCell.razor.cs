using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Access.Limits.Pages;

/// <summary>Limits in a table.</summary>
public sealed partial class LimitCell
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Words { get; set; }
}

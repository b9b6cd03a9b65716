using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>The head of a column that the table can be sorted by.</summary>
public sealed partial class SortHead
{
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The same table, sorted by this column; the other way when it is by now.</summary>
    [Parameter, EditorRequired]
    public required string Href { get; set; }

    /// <summary>Null when the table is sorted by another column.</summary>
    [Parameter]
    public bool? Descending { get; set; }
}

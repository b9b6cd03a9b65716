using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>The way on through a list that is read page by page from a cursor; the browser's own way leads back.</summary>
public sealed partial class Pager
{
    /// <summary>What is shown: <c>50 accounts</c>.</summary>
    [Parameter]
    public string? Said { get; set; }

    /// <summary>Null on the first page.</summary>
    [Parameter]
    public string? First { get; set; }

    /// <summary>Null on the last page.</summary>
    [Parameter]
    public string? Next { get; set; }
}

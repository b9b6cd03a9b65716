using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>One figure and how it went, as bars.</summary>
public sealed partial class Plot
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The number that counts, with its unit.</summary>
    [Parameter, EditorRequired]
    public required string Figure { get; set; }

    [Parameter]
    public string? Note { get; set; }

    /// <summary>Where what was counted is listed.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>One bar each, the oldest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<double> Values { get; set; }

    /// <summary>What the bars say, in words.</summary>
    [Parameter, EditorRequired]
    public required string Said { get; set; }

    private int Width => Math.Max(1, Values.Count) * 10;

    private int Height(double value)
    {
        var most = Values.Max();
        // What happened at all stays visible beside what happened often.
        return value <= 0 || most <= 0 ? 0 : Math.Max(2, (int)Math.Round(value / most * 48));
    }
}

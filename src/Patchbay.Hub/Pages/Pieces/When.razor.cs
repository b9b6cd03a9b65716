using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Pages.Pieces;

/// <summary>A time as people say it, with the exact one on hover and for those who listen.</summary>
public sealed partial class When(TimeProvider time)
{
    [Parameter, EditorRequired]
    public required DateTimeOffset At { get; set; }

    private string Exact =>
        At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private string Relative => Say(At - time.GetUtcNow());

    /// <param name="off">From now; negative for what is over.</param>
    internal static string Say(TimeSpan off)
    {
        var size = off.Duration();
        if (size < TimeSpan.FromMinutes(1))
            return off > TimeSpan.Zero ? "in less than a minute" : "just now";
        var (count, unit) = size switch
        {
            { TotalHours: < 1 } => ((int)size.TotalMinutes, "minute"),
            { TotalDays: < 1 } => ((int)size.TotalHours, "hour"),
            { TotalDays: < 60 } => ((int)size.TotalDays, "day"),
            { TotalDays: < 730 } => ((int)(size.TotalDays / 30), "month"),
            _ => ((int)(size.TotalDays / 365), "year"),
        };
        var words = $"{count} {unit}{(count == 1 ? "" : "s")}";
        return off > TimeSpan.Zero ? $"in {words}" : $"{words} ago";
    }
}

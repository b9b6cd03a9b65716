namespace Patchbay.Hub.Logs;

/// <summary>What was run within one hour, counted.</summary>
/// <param name="Start">UTC, at the full hour.</param>
internal sealed record LogHour(DateTimeOffset Start, IReadOnlyList<LogHour.Group> Groups)
{
    public long Count => Groups.Sum(group => group.Count);

    public long Failures => Groups.Sum(group => group.ErrorCategory is null ? 0 : group.Count);

    /// <summary>The duration that this part of requests did not exceed, in milliseconds; null when there were none.</summary>
    /// <param name="part">0.5 is the median.</param>
    public static double? Quantile(IEnumerable<LogHour> hours, double part)
    {
        var times = hours
            .SelectMany(hour => hour.Groups)
            .GroupBy(group => group.Milliseconds)
            .Select(group => (Milliseconds: group.Key, Count: group.Sum(one => one.Count)))
            .OrderBy(one => one.Milliseconds)
            .ToList();
        var wanted = times.Sum(one => one.Count) * part;
        var passed = 0L;
        foreach (var (milliseconds, count) in times)
        {
            passed += count;
            if (passed >= wanted)
                // The middle of what is counted together.
                return milliseconds + Width(milliseconds) / 2.0;
        }
        return null;
    }

    private static int Width(long milliseconds) =>
        milliseconds switch
        {
            < 100 => 1,
            < 1000 => 10,
            _ => 100,
        };

    /// <param name="Hour">Since 1970.</param>
    /// <param name="Milliseconds">The duration, rounded down to two digits.</param>
    /// <param name="AccountId">Only of what failed for want of a permission, as is the action.</param>
    internal sealed record Group(
        long Hour,
        long Milliseconds,
        string? ErrorCategory,
        string? AccountId,
        string? Action,
        long Count
    );
}

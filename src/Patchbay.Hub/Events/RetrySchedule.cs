namespace Patchbay.Hub.Events;

/// <summary>When a failed delivery is tried again: 10 attempts within a day and a little, farther and farther apart.</summary>
internal static class RetrySchedule
{
    // Apart by up to a tenth, so that what failed together does not come back together.
    private const double Spread = 0.1;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(45),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(9),
    ];

    /// <param name="attempts">How many have failed.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>Null when none is left.</returns>
    public static TimeSpan? After(int attempts, double chance) =>
        attempts <= Waits.Length ? Waits[attempts - 1] * (1 + (chance * 2 - 1) * Spread) : null;
}

namespace Patchbay.AshbySandbox.Company;

/// <summary>When people meet: on a weekday, during the day in Europe, at a full quarter of an hour.</summary>
internal static class OfficeHours
{
    private const long First = 8 * CompanyContext.Hour;
    private const long Quarter = 15 * CompanyContext.Minute;
    private const int Quarters = 32;

    /// <summary>Near a moment when there is such a time within the bounds; otherwise the moment itself, to the minute.</summary>
    public static long Near(long moment, long from, long to, ref Prng random)
    {
        var day = moment / CompanyContext.Day * CompanyContext.Day;
        var weekend = DateTimeOffset.FromUnixTimeMilliseconds(day).DayOfWeek switch
        {
            DayOfWeek.Saturday => 2,
            DayOfWeek.Sunday => 1,
            _ => 0,
        };
        var meeting = day + weekend * CompanyContext.Day + First + Quarter * random.Below(Quarters);
        return meeting >= from && meeting <= to
            ? meeting
            : Math.Max(from, moment / CompanyContext.Minute * CompanyContext.Minute);
    }
}

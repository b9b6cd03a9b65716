using System.Globalization;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What every part of the company shares: the seed, the ids and the hour it is seen from.</summary>
internal sealed class CompanyContext(int seed, DateTimeOffset now)
{
    public const string CompanyName = "Northlight Instruments";
    public const string Website = "https://northlight.example.com";
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    public int Seed => seed;

    public Ids Ids { get; } = new(seed);

    /// <summary>Milliseconds since 1970, as are all moments inside the generator: Ashby's times have no finer grain.</summary>
    public long Now { get; } = now.ToUnixTimeMilliseconds();

    public string Id(Kind kind, long index) => Ids.Of(kind, index).ToString("D");

    public Prng Random(Kind kind, long index) => Prng.For(seed, kind, index);

    public long DaysAgo(int days) => Now - days * Day;

    public static string Stamp(long moment) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(moment)
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Date(long moment) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(moment)
            .UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Patchbay.AshbySandbox.Contract;

internal static partial class Formats
{
    public static bool Fits(string? format, string text) =>
        format switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date-time" => TryTime(text, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };

    /// <summary>ISO 8601; a time without zone is read as UTC (section 10).</summary>
    public static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        return IsoTime().IsMatch(text)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out time
            );
    }

    /// <summary>UTC with milliseconds, as Ashby writes times (section 10).</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex IsoTime();
}

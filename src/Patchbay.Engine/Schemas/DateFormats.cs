namespace Patchbay.Engine.Schemas;

/// <summary>Dates and times of RFC 3339, read from UTF-8.</summary>
internal static class DateFormats
{
    private const int MinutesOfDay = 24 * 60;

    public static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length == 10
        && text[4] == '-'
        && text[7] == '-'
        && Number(text[..4]) is var year and >= 0
        && Number(text[5..7]) is var month and >= 1 and <= 12
        && Number(text[8..]) is var day and >= 1
        && day <= DaysIn(year, month);

    public static bool IsTime(ReadOnlySpan<byte> text) => IsTime(text, zoneRequired: true);

    /// <summary>
    /// RFC 3339, and also without a zone: Ashby takes such times (as UTC), so refusing them here would refuse what the
    /// provider accepts.
    /// </summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > 11
        && IsDate(text[..10])
        && text[10] is (byte)'T' or (byte)'t'
        && IsTime(text[11..], zoneRequired: false);

    private static bool IsTime(ReadOnlySpan<byte> text, bool zoneRequired)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':')
            return false;
        var (hour, minute, second) = (Number(text[..2]), Number(text[3..5]), Number(text[6..8]));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
            return false;
        var rest = text[8..];
        if (!rest.IsEmpty && rest[0] == '.')
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit((char)rest[digits]))
                digits++;
            if (digits == 1)
                return false;
            rest = rest[digits..];
        }
        if (Offset(rest, zoneRequired) is not { } offset)
            return false;
        // A leap second is the last one of a day in UTC.
        return second < 60
            || (hour * 60 + minute - offset + 2 * MinutesOfDay) % MinutesOfDay == MinutesOfDay - 1;
    }

    private static int? Offset(ReadOnlySpan<byte> zone, bool required)
    {
        if (zone.IsEmpty)
            return required ? null : 0;
        if (zone.Length == 1)
            return zone[0] is (byte)'Z' or (byte)'z' ? 0 : null;
        if (zone.Length != 6 || zone[0] is not ((byte)'+' or (byte)'-') || zone[3] != ':')
            return null;
        var (hours, minutes) = (Number(zone[1..3]), Number(zone[4..]));
        if (hours is < 0 or > 23 || minutes is < 0 or > 59)
            return null;
        return (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    // DateTime knows no year 0, which the calendar of RFC 3339 has and which is a leap year.
    private static int DaysIn(int year, int month) =>
        DateTime.DaysInMonth(year == 0 ? 4 : year, month);

    /// <summary>Two or four digits, -1 for anything else.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return -1;
            value = value * 10 + digit - '0';
        }
        return value;
    }
}

using System.Globalization;

namespace Patchbay.Hub.Logs.Pages;

internal static class DurationWords
{
    /// <summary>A duration as people read it: 0.4 ms, 87 ms, 1.2 s.</summary>
    public static string Say(double milliseconds) =>
        milliseconds switch
        {
            >= 1000 => Number(milliseconds / 1000, "0.0") + " s",
            >= 10 => Number(milliseconds, "0") + " ms",
            _ => Number(milliseconds, "0.0") + " ms",
        };

    private static string Number(double number, string format) =>
        number.ToString(format, CultureInfo.InvariantCulture);
}

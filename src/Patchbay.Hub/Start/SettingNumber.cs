using System.Globalization;

namespace Patchbay.Hub.Start;

internal static class SettingNumber
{
    /// <summary>A whole number within bounds; a start with anything else is refused.</summary>
    public static int Number(
        this IConfiguration configuration,
        string name,
        int fallback,
        int least,
        int most
    )
    {
        if (configuration[name] is not { Length: > 0 } text)
            return fallback;
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new StartException($"{name} must be a whole number from {least} to {most}.");
    }
}

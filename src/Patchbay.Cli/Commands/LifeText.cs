using System.Globalization;

namespace Patchbay.Cli.Commands;

/// <summary>How long something is good, as people write it: 45m, 12h, 30d.</summary>
internal static class LifeText
{
    /// <summary>Seconds; null for anything else.</summary>
    public static int? Parse(string text)
    {
        var unit =
            text.Length < 2
                ? 0
                : text[^1] switch
                {
                    'm' => 60,
                    'h' => 3600,
                    'd' => 86_400,
                    _ => 0,
                };
        return
            unit > 0
            && int.TryParse(
                text[..^1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
            && count is > 0 and < 10_000
            ? count * unit
            : null;
    }
}

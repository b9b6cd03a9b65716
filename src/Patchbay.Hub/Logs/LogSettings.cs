using System.Globalization;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Logs;

/// <summary>What is kept of requests, and for how long.</summary>
internal sealed class LogSettings(IConfiguration configuration)
{
    /// <summary><c>PATCHBAY_LOG_RETENTION_DAYS</c>, 90 unless set.</summary>
    public TimeSpan Retention { get; } =
        TimeSpan.FromDays(Number(configuration, "PATCHBAY_LOG_RETENTION_DAYS", 90, 3650));

    /// <summary><c>PATCHBAY_LOG_QUEUE</c>: how many entries may wait to be written.</summary>
    public int Queue { get; } = Number(configuration, "PATCHBAY_LOG_QUEUE", 10_000, 1_000_000);

    /// <summary><c>PATCHBAY_LOG_BODIES</c>: off unless set, for bodies are customers' data.</summary>
    public KeptBodies Bodies { get; } =
        (configuration["PATCHBAY_LOG_BODIES"] ?? "").ToLowerInvariant() switch
        {
            "" or "off" => KeptBodies.None,
            "errors" => KeptBodies.OfErrors,
            "all" => KeptBodies.All,
            _ => throw new StartException("PATCHBAY_LOG_BODIES must be off, errors or all."),
        };

    private static int Number(IConfiguration configuration, string name, int fallback, int most)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return fallback;
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
            ? number
            : throw new StartException($"{name} must be a whole number from 1 to {most}.");
    }
}

internal enum KeptBodies
{
    None,
    OfErrors,
    All,
}

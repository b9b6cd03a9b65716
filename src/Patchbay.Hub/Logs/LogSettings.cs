using Patchbay.Hub.Start;

namespace Patchbay.Hub.Logs;

/// <summary>What is kept of requests, and for how long.</summary>
internal sealed class LogSettings(IConfiguration configuration)
{
    /// <summary><c>PATCHBAY_LOG_RETENTION_DAYS</c>, 90 unless set.</summary>
    public TimeSpan Retention { get; } =
        TimeSpan.FromDays(configuration.Number("PATCHBAY_LOG_RETENTION_DAYS", 90, 1, 3650));

    /// <summary><c>PATCHBAY_LOG_QUEUE</c>: how many entries may wait to be written.</summary>
    public int Queue { get; } = configuration.Number("PATCHBAY_LOG_QUEUE", 10_000, 1, 1_000_000);

    /// <summary><c>PATCHBAY_LOG_BODIES</c>: off unless set, for bodies are customers' data.</summary>
    public KeptBodies Bodies { get; } =
        (configuration["PATCHBAY_LOG_BODIES"] ?? "").ToLowerInvariant() switch
        {
            "" or "off" => KeptBodies.None,
            "errors" => KeptBodies.OfErrors,
            "all" => KeptBodies.All,
            _ => throw new StartException("PATCHBAY_LOG_BODIES must be off, errors or all."),
        };
}

internal enum KeptBodies
{
    None,
    OfErrors,
    All,
}

namespace Patchbay.Engine.Execution;

/// <summary>Limits of the engine; the defaults suit a server.</summary>
public sealed record ExecutorOptions
{
    /// <summary>How long one request may take until its answer is read.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long sending one file may take.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a request is sent again at most, where that is safe.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The longest wait before a retry; a provider that asks for more gets a failure at once.</summary>
    public TimeSpan MaxRetryWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait before the first retry when the provider names none; doubled each time, with jitter.</summary>
    public TimeSpan FirstRetryWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The largest answer that is read, in bytes, unless the action allows more.</summary>
    public int MaxResponseBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Sent as <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "Patchbay/0.1";
}

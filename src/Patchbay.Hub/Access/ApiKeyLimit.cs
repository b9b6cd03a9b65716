using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Access;

/// <summary>
/// How many requests one key may make within a minute, so that one caller that runs wild does not take the hub from the
/// others. A node counts for itself. The framework's partitioned limiter would allocate for each request; this does not.
/// </summary>
internal sealed class ApiKeyLimit(IConfiguration configuration) : IDisposable
{
    /// <summary>1000 unless set, as StackOne's; 0 is none.</summary>
    public const string Setting = "PATCHBAY_REQUESTS_PER_MINUTE";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly int _most = configuration.Number(Setting, 1000, 0, 1_000_000);
    private readonly ConcurrentDictionary<string, FixedWindowRateLimiter> _limiters = new(
        StringComparer.Ordinal
    );
    private readonly Lock _making = new();

    /// <summary>How long the caller is to wait; null when it may go on.</summary>
    public TimeSpan? Take(Caller caller)
    {
        if (_most == 0)
            return null;
        using var lease = Of(caller.RateHolder!).AttemptAcquire();
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : Window;
    }

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Dispose();
    }

    private FixedWindowRateLimiter Of(string keyId)
    {
        if (_limiters.TryGetValue(keyId, out var known))
            return known;
        // Each has a timer: of two made at once one would never be disposed.
        lock (_making)
            return _limiters.GetOrAdd(
                keyId,
                _ => new FixedWindowRateLimiter(new() { PermitLimit = _most, Window = Window })
            );
    }
}

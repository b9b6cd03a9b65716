using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>Whether, and after which wait, a call is sent again.</summary>
internal static class RetryRule
{
    /// <summary>
    /// A read may be sent again after anything passing. A write only where the provider provably did not take it:
    /// no connection came about, or it answered 429.
    /// </summary>
    public static bool MayRepeat(Effect effect, CallReport report) =>
        report.Outcome.Failure is { } failure
        && (effect == Effect.Read ? report.Passing : report.NotTaken)
        && failure.Retryable;

    /// <summary>
    /// The provider's own wait, or one that doubles each time with jitter, so that callers do not return together.
    /// </summary>
    public static TimeSpan Wait(ExecutorOptions options, int attempt, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked)
            return asked;
        var most = options.FirstRetryWait * Math.Pow(2, attempt);
        return most * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}

/// <summary>How one request ended.</summary>
/// <param name="Passing">The same request may well succeed in a moment.</param>
/// <param name="NotTaken">It is certain that the provider did not act on it.</param>
internal readonly record struct CallReport(
    ActionOutcome Outcome,
    bool Passing = false,
    bool NotTaken = false
);

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>When a delivery is tried again (section 8).</summary>
internal static class RetryPlan
{
    private const int MostAttempts = 10;

    public static SandboxDelivery After(SandboxDelivery delivery, SandboxDeliveryAttempt attempt)
    {
        var tried = delivery with { Attempts = [.. delivery.Attempts, attempt] };
        if (attempt.Status is >= 200 and <= 299)
            return tried with { Status = SandboxDeliveryStatus.Delivered, NextAttemptAt = null };
        // These say that trying again is of no use.
        if (
            attempt.Status is 401 or 403 or 404 or 405 or 410
            || tried.Attempts.Count == MostAttempts
        )
            return tried with { Status = SandboxDeliveryStatus.Failed, NextAttemptAt = null };
        return tried with { NextAttemptAt = attempt.At + Wait(tried.Attempts.Count) };
    }

    /// <summary>10, 30, 70, 150, 310 seconds and so on.</summary>
    private static TimeSpan Wait(int attempts) => TimeSpan.FromSeconds(((1 << attempts) - 1) * 10);
}

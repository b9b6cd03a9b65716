namespace Patchbay.AshbySandbox.State;

/// <summary>The sandbox's own clock: it goes at the pace of another one and can be turned forward.</summary>
internal sealed class SandboxClock(TimeProvider pace, DateTimeOffset now)
{
    private readonly Lock _gate = new();
    private TimeSpan _ahead = now - pace.GetUtcNow();
    private TaskCompletionSource _turned = NewSignal();

    public DateTimeOffset Now => pace.GetUtcNow() + Ahead;

    /// <summary>How far it is before the clock that sets its pace; negative when behind.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (_gate)
                return _ahead;
        }
    }

    public void Set(DateTimeOffset time)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            _ahead = time - pace.GetUtcNow();
            waiting = _turned;
            _turned = NewSignal();
        }
        waiting.SetResult();
    }

    /// <summary>Waits until this clock shows the time, however it gets there.</summary>
    public async Task WaitUntilAsync(DateTimeOffset time, CancellationToken stop)
    {
        while (true)
        {
            Task turned;
            TimeSpan left;
            lock (_gate)
            {
                turned = _turned.Task;
                left = time - pace.GetUtcNow() - _ahead;
            }
            if (left <= TimeSpan.Zero)
                return;
            using var waited = CancellationTokenSource.CreateLinkedTokenSource(stop);
            // A timer holds 49 days at most.
            var longest = TimeSpan.FromDays(30);
            await Task.WhenAny(
                turned,
                Task.Delay(left < longest ? left : longest, pace, waited.Token)
            );
            await waited.CancelAsync();
            stop.ThrowIfCancellationRequested();
        }
    }

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>Wakes whoever waits. Take <see cref="Next"/> before looking, so that no ring in between is missed.</summary>
internal sealed class Bell
{
    private TaskCompletionSource _next = NewRing();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, NewRing()).SetResult();

    private static TaskCompletionSource NewRing() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}

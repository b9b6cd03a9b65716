namespace Patchbay.Hub.Start;

/// <summary>
/// What runs in the background waits for this with its first round: until the hub listens, the processors are the
/// start's.
/// </summary>
internal sealed class HubStarted
{
    private readonly TaskCompletionSource _started = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Task WaitAsync(CancellationToken cancellationToken) =>
        _started.Task.WaitAsync(cancellationToken);

    public void Set() => _started.TrySetResult();
}

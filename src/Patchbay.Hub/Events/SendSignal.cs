using System.Threading.Channels;

namespace Patchbay.Hub.Events;

/// <summary>Wakes the sender. Any number of calls while it works make one further round.</summary>
internal sealed class SendSignal(TimeProvider time)
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Returns once it is set, and at the latest then.</summary>
    public async Task WaitAsync(DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var most = latest - time.GetUtcNow();
        using var late = new CancellationTokenSource(
            most > TimeSpan.Zero ? most : TimeSpan.Zero,
            time
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            late.Token,
            cancellationToken
        );
        try
        {
            await _set.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called: time is up.
        }
    }
}

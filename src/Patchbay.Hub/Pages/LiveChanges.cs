using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Patchbay.Hub.Pages;

/// <summary>Tells open pages that something of their project changed. Who is not listening costs nothing.</summary>
internal sealed class LiveChanges
{
    private readonly ConcurrentDictionary<Listener, byte> _listeners = new();

    /// <param name="topic">What changed: accounts, logs, webhooks.</param>
    public void Changed(string projectId, string topic)
    {
        if (_listeners.IsEmpty)
            return;
        foreach (var (listener, _) in _listeners)
            if (listener.ProjectId == projectId)
                listener.Topics.Writer.TryWrite(topic);
    }

    /// <summary>The topics that change from now on.</summary>
    public async IAsyncEnumerable<string> ListenAsync(
        string projectId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var listener = new Listener(
            projectId,
            // A page that does not keep up learns of the next change, and reads everything then.
            Channel.CreateBounded<string>(
                new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropWrite }
            )
        );
        _listeners[listener] = 0;
        try
        {
            while (await listener.Topics.Reader.WaitToReadAsync(cancellationToken))
            {
                var topics = new HashSet<string>(StringComparer.Ordinal);
                while (listener.Topics.Reader.TryRead(out var topic))
                    topics.Add(topic);
                foreach (var topic in topics)
                    yield return topic;
            }
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }

    private sealed record Listener(string ProjectId, Channel<string> Topics);
}

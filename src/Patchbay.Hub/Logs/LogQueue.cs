using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Patchbay.Hub.Logs;

/// <summary>What waits to be written: bounded, so that a slow disk costs log lines and never memory or a caller's time.</summary>
internal sealed class LogQueue : IRequestLogs, IDisposable
{
    // A row alone in its transaction costs several times what it costs among others.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Item> _items;
    private readonly SemaphoreSlim _hurry = new(0);
    private readonly LogSettings _settings;
    private readonly Meter _meter = new("Patchbay.Hub.Logs");
    private readonly Counter<long> _droppedCounter;
    private long _dropped;

    public LogQueue(LogSettings settings)
    {
        _settings = settings;
        _items = Channel.CreateBounded<Item>(
            new BoundedChannelOptions(settings.Queue) { SingleReader = true }
        );
        _droppedCounter = _meter.CreateCounter<long>("patchbay.request_log.dropped");
    }

    /// <summary>How many entries found the queue full since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public bool KeepsBody(bool success) =>
        _settings.Bodies switch
        {
            KeptBodies.All => true,
            KeptBodies.OfErrors => !success,
            _ => false,
        };

    public void Write(LogEntry entry)
    {
        if (!_items.Writer.TryWrite(new Item(entry, null)))
            CountDropped(1);
    }

    /// <summary>Waits until all that was taken before is written, so that readers see their own requests.</summary>
    public async Task WrittenAsync(CancellationToken cancellationToken)
    {
        var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _items.Writer.WriteAsync(new Item(null, mark), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            return;
        }
        _hurry.Release();
        await mark.Task.WaitAsync(cancellationToken);
    }

    public void CountDropped(int entries)
    {
        Interlocked.Add(ref _dropped, entries);
        _droppedCounter.Add(entries);
    }

    /// <summary>
    /// Takes what is there, once something is, and what comes within a moment: a full batch or a waiting reader ends
    /// it. False when nothing will come any more.
    /// </summary>
    public async Task<bool> TakeAsync(List<LogEntry> entries, List<TaskCompletionSource> marks)
    {
        if (!await _items.Reader.WaitToReadAsync())
            return false;
        TakeWaiting(entries, marks);
        if (entries.Count < LogBatch.MostEntries && marks.Count == 0)
        {
            await _hurry.WaitAsync(Gathering);
            TakeWaiting(entries, marks);
        }
        return true;
    }

    public void Close()
    {
        _items.Writer.TryComplete();
        _hurry.Release();
    }

    public void Dispose()
    {
        _hurry.Dispose();
        _meter.Dispose();
    }

    private void TakeWaiting(List<LogEntry> entries, List<TaskCompletionSource> marks)
    {
        while (entries.Count < LogBatch.MostEntries && _items.Reader.TryRead(out var item))
        {
            if (item.Entry is not null)
                entries.Add(item.Entry);
            if (item.Mark is not null)
                marks.Add(item.Mark);
        }
    }

    private readonly record struct Item(LogEntry? Entry, TaskCompletionSource? Mark);
}

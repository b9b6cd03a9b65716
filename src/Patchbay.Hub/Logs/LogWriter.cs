using System.Data.Common;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Logs;

/// <summary>Writes the queue to the database, batch by batch, and empties it when the hub stops.</summary>
internal sealed partial class LogWriter(
    LogQueue queue,
    LogBatch batch,
    LiveChanges changes,
    TimeProvider time,
    ILogger<LogWriter> logger
) : IHostedService, IDisposable
{
    // One try at once, then after these waits; a locked or full disk may come back.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(20),
    ];

    private readonly CancellationTokenSource _stopping = new();
    private Task _writing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = WriteAllAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        // What waits is still written, but no longer waited for between tries.
        await _stopping.CancelAsync();
        await _writing.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WriteAllAsync()
    {
        // The hub does not wait for it to start.
        await Task.Yield();
        var entries = new List<LogEntry>();
        var marks = new List<TaskCompletionSource>();
        long reported = 0;
        while (await queue.TakeAsync(entries, marks))
        {
            await WriteAsync(entries);
            foreach (var project in entries.Select(entry => entry.Request.ProjectId).Distinct())
                changes.Changed(project, "logs");
            foreach (var mark in marks)
                mark.TrySetResult();
            entries.Clear();
            marks.Clear();
            if (queue.Dropped is var dropped && dropped > reported)
            {
                LogDropped(dropped - reported, dropped);
                reported = dropped;
            }
        }
    }

    private async Task WriteAsync(List<LogEntry> entries)
    {
        if (entries.Count == 0)
            return;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await batch.WriteAsync(entries);
                return;
            }
            catch (DbException fault)
                when (attempt < Waits.Length && !_stopping.IsCancellationRequested)
            {
                LogRetried(fault, entries.Count);
                await Task.Delay(Waits[attempt], time, _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (DbException fault)
            {
                LogLost(fault, entries.Count);
                queue.CountDropped(entries.Count);
                return;
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Dropped} entries of the request log were dropped, {Total} since the start: they come faster than they are written"
    )]
    private partial void LogDropped(long dropped, long total);

    [LoggerMessage(
        LogLevel.Warning,
        "{Entries} entries of the request log wait: they cannot be written"
    )]
    private partial void LogRetried(Exception fault, int entries);

    [LoggerMessage(
        LogLevel.Error,
        "{Entries} entries of the request log are lost: they could not be written"
    )]
    private partial void LogLost(Exception fault, int entries);
}

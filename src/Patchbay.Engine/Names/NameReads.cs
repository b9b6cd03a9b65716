using System.Collections.Concurrent;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Names;

/// <summary>The reads of one request: each is sent once, a few at a time, and no more than a bound.</summary>
internal sealed class NameReads(
    Connector connector,
    Func<ActionRequest, CancellationToken, Task<ActionOutcome>> run,
    CancellationToken cancellationToken
) : IDisposable
{
    /// <summary>How many calls run at once: well below what one key may have open.</summary>
    private const int AtOnce = 4;

    /// <summary>How many calls one request may make.</summary>
    public const int MostCalls = 200;

    private readonly ConcurrentDictionary<string, Lazy<Task<Read>>> _reads = new(
        StringComparer.Ordinal
    );
    private readonly SemaphoreSlim _places = new(AtOnce);
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>All pages of a read up to a bound.</summary>
    public Task<Read> ReadAsync(string action, JsonElement input, int pages) =>
        _reads
            .GetOrAdd(
                $"{action} {input.GetRawText()}",
                _ => new(() => ReadPagesAsync(action, input, pages))
            )
            .Value;

    /// <summary>It was asked for in this request already, so that it costs nothing.</summary>
    public bool Has(string action, JsonElement input) =>
        _reads.ContainsKey($"{action} {input.GetRawText()}");

    public void Dispose() => _places.Dispose();

    private async Task<Read> ReadPagesAsync(string action, JsonElement input, int pages)
    {
        // The files of a connector hold reads alone here; this holds whatever they hold.
        if (!connector.TryGetAction(action, out var known) || known.Effect != Effect.Read)
            throw new InvalidOperationException($"{action} is not a read.");
        var items = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var outcome = await RunAsync(new ActionRequest(action, input));
            if (outcome is null)
                return new Read(items, null, Cut: true);
            if (!outcome.Succeeded)
                return new Read(items, outcome.Failure, Cut: false);
            items.Add(outcome.Result.Data);
            if (outcome.Result.NextCursor is not { } cursor)
                return new Read(items, null, Cut: false);
            if (page == pages)
                return new Read(items, null, Cut: true);
            input = InputJson.With(input, "cursor", cursor);
        }
    }

    private async Task<ActionOutcome?> RunAsync(ActionRequest request)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            if (_calls == MostCalls)
                return null;
            Interlocked.Increment(ref _calls);
            return await run(request, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <param name="Pages">The data of each page.</param>
    /// <param name="Cut">There is more than was read.</param>
    public sealed record Read(IReadOnlyList<JsonElement> Pages, ActionFailure? Failure, bool Cut)
    {
        /// <summary>The records, where the answer holds them.</summary>
        public IEnumerable<JsonElement> Records(NamePath? at) =>
            Pages
                .SelectMany(page => at is null ? [page] : at.Values(page))
                .SelectMany(data =>
                    data.ValueKind == JsonValueKind.Array ? data.EnumerateArray().ToList() : [data]
                )
                .Where(record => record.ValueKind == JsonValueKind.Object);
    }
}

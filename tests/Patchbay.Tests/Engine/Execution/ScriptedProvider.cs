using System.Net;
using System.Text;
using Patchbay.Engine.Execution;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Execution;

/// <summary>A provider that answers by script, one entry a request, and keeps what it was sent.</summary>
internal sealed class ScriptedProvider : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _script = new();

    public List<(string Path, string Body, string? Authorization)> Received { get; } = [];

    /// <summary>What the engine waited before it sent a request again.</summary>
    public InstantTime Time { get; } = new();

    public ActionExecutor Executor(ExecutorOptions? options = null) =>
        new(Ashby.Connector, new HttpMessageInvoker(this), options, Time);

    public ScriptedProvider Answers(
        int status,
        string body,
        string type = "application/json",
        string? retryAfter = null
    )
    {
        _script.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, type),
            };
            if (retryAfter is not null)
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        });
        return this;
    }

    public ScriptedProvider Succeeds(string results) =>
        Answers(200, $$"""{"success":true,"results":{{results}}}""");

    public ScriptedProvider Fails(HttpRequestError error)
    {
        _script.Enqueue(() => throw new HttpRequestException(error));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null
            ? ""
            : await request.Content.ReadAsStringAsync(cancellationToken);
        Received.Add(
            (request.RequestUri!.AbsolutePath, body, request.Headers.Authorization?.ToString())
        );
        return _script.Count > 0
            ? _script.Dequeue()()
            : throw new InvalidOperationException("The script has no answer left.");
    }
}

/// <summary>Time in which every wait is over at once and is written down; deadlines of a request never come.</summary>
internal sealed class InstantTime : TimeProvider
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private long _ticks;

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        if (dueTime >= Deadline || dueTime == Timeout.InfiniteTimeSpan)
            return new Nothing();
        Waits.Add(dueTime);
        _ticks += dueTime.Ticks;
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

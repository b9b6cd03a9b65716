using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Engine.Execution;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Execution;

/// <summary>The engine over real connections, against a sandbox that misbehaves on demand.</summary>
public sealed class RealSocketTests : IAsyncLifetime
{
    private readonly HttpMessageInvoker _http = ProviderHttp.CreateClient();
    private AshbySandboxServer _sandbox = null!;

    public async ValueTask InitializeAsync() =>
        _sandbox = await AshbySandboxServer.StartAsync(
            new SandboxOptions { CandidateCount = 20 },
            ct: TestContext.Current.CancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_write_that_was_committed_before_the_connection_broke_is_sent_once_and_reported_as_unknown()
    {
        // A connection that served before is where a careless client would silently send again.
        Assert.True((await RunAsync("ashby_list_candidates", """{"limit":1}""")).Succeeded);
        _sandbox.FailNext("candidate.create", SandboxFault.CloseAfterCommit);

        var outcome = await RunAsync(
            "ashby_create_candidate",
            """{"name":"Only Once","email":"once@example.com"}"""
        );

        Assert.Equal(FailureKind.OutcomeUnknown, outcome.Failure!.Kind);
        Assert.Single(_sandbox.Requests, request => request.Method == "candidate.create");
        var found = await RunAsync("ashby_search_candidates", """{"email":"once@example.com"}""");
        Assert.Equal(1, found.Result!.Data.GetArrayLength());
    }

    [Fact]
    public async Task A_read_whose_connection_broke_is_sent_again()
    {
        _sandbox.FailNext("candidate.list", SandboxFault.CloseBeforeAnswer);

        var outcome = await RunAsync("ashby_list_candidates", "{}");

        Assert.True(outcome.Succeeded);
        Assert.Equal(2, outcome.Requests);
    }

    [Fact]
    public async Task A_wrong_key_says_so()
    {
        var outcome = await RunAsync("ashby_list_candidates", "{}", key: "nobody-s-key");

        Assert.Equal(FailureKind.KeyRejected, outcome.Failure!.Kind);
        Assert.Contains("does not accept the API key", outcome.Failure.Message);
    }

    [Fact]
    public async Task A_key_that_lacks_a_permission_names_the_box_to_tick()
    {
        var key = _sandbox.AddKey("without sources", "candidatesRead");

        var outcome = await RunAsync("ashby_list_sources", "{}", key.Secret);

        Assert.Equal(FailureKind.MissingPermission, outcome.Failure!.Kind);
        Assert.Contains("Hiring Process: Read", outcome.Failure.Remedy);
    }

    [Fact]
    public async Task A_stopped_Ashby_says_so()
    {
        var closed = FreePort();

        var outcome = await RunAsync(
            "ashby_list_candidates",
            "{}",
            url: new Uri($"http://127.0.0.1:{closed}")
        );

        Assert.Equal(FailureKind.Unreachable, outcome.Failure!.Kind);
        Assert.Contains($"127.0.0.1:{closed}", outcome.Failure.Message);
    }

    [Fact]
    public async Task An_Ashby_that_stays_silent_says_so_within_the_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new ExecutorOptions
        {
            RequestTimeout = TimeSpan.FromMilliseconds(200),
            MaxRetries = 0,
        };

        var read = await RunAsync(
            "ashby_list_candidates",
            "{}",
            url: Address(silent),
            options: options
        );
        var write = await RunAsync(
            "ashby_create_candidate",
            """{"name":"A"}""",
            url: Address(silent),
            options: options
        );

        Assert.Equal(FailureKind.TimedOut, read.Failure!.Kind);
        Assert.Equal(FailureKind.OutcomeUnknown, write.Failure!.Kind);
    }

    [Fact]
    public async Task A_caller_who_gives_up_ends_the_call()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var cancel = new CancellationTokenSource();
        var running = Executor(null)
            .ExecuteAsync(
                new ActionRequest("ashby_list_candidates"),
                new ProviderConnection("key", Address(silent)),
                cancel.Token
            );

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Every_candidate_comes_by_pages_exactly_once()
    {
        var ids = new List<string>();
        var request = new ActionRequest(
            "ashby_list_candidates",
            JsonDocument.Parse("""{"limit":7}""").RootElement
        );
        await foreach (
            var page in Executor(null)
                .ExecuteAllAsync(request, Connection(), TestContext.Current.CancellationToken)
        )
            ids.AddRange(
                page.Result!.Data.EnumerateArray()
                    .Select(candidate => candidate.GetProperty("id").GetString()!)
            );

        Assert.Equal(20, ids.Count);
        Assert.Equal(20, ids.Distinct().Count());
    }

    private Task<ActionOutcome> RunAsync(
        string action,
        string input,
        string key = "sandbox-all-permissions",
        Uri? url = null,
        ExecutorOptions? options = null
    ) =>
        Executor(options)
            .ExecuteAsync(
                new ActionRequest(action, JsonDocument.Parse(input).RootElement),
                new ProviderConnection(key, url ?? _sandbox.Address),
                TestContext.Current.CancellationToken
            );

    private ActionExecutor Executor(ExecutorOptions? options) =>
        new(
            Ashby.Connector,
            _http,
            options ?? new ExecutorOptions { FirstRetryWait = TimeSpan.FromMilliseconds(1) }
        );

    private ProviderConnection Connection() => new("sandbox-all-permissions", _sandbox.Address);

    private static Uri Address(TcpListener listener) =>
        new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

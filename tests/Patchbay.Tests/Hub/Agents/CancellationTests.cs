using System.Collections.Concurrent;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>A call that its client gives up is given up at Ashby too.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private const string Call =
        """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ashby_list_departments","arguments":{}}}""";

    private readonly TestHub _hub = new();
    private readonly ConcurrentQueue<CancellationToken> _calls = new();
    private ScriptedProvider _ashby = null!;
    private string _account = "";

    public async ValueTask InitializeAsync()
    {
        _ashby = await ScriptedProvider.StartAsync();
        _ashby.Reply = http => ScriptedKey.Answer(http, "[\"organization:read\"]");
        _hub.Settings["PATCHBAY_ASHBY_URL"] = _ashby.Address.AbsoluteUri;
        await _hub.StartAsync("Production");
        _account = await _hub.LinkAsync("acme");
        // From now on it never answers.
        _ashby.Reply = async http =>
        {
            _calls.Enqueue(http.RequestAborted);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _ashby.DisposeAsync();
    }

    [Fact]
    public async Task A_notice_reaches_the_call_that_it_means()
    {
        var call = _hub.PostMcpAsync(Call, _account);
        await SentAsync(1);
        (await NoticeAsync("8")).IsStatus(202);
        (await NoticeAsync("\"7\"")).IsStatus(202);
        Assert.False(call.IsCompleted);
        (await NoticeAsync("7")).IsStatus(202);
        var answer = await call;
        Assert.Equal(-32800, answer.Json.GetProperty("error").GetProperty("code").GetInt32());
        await GivenUpAsync(1);
    }

    [Fact]
    public async Task A_notice_that_could_mean_two_calls_cancels_neither()
    {
        using var stop = new CancellationTokenSource();
        var one = _hub.PostMcpAsync(Call, _account, stop: stop);
        var two = _hub.PostMcpAsync(Call, _account, stop: stop);
        await SentAsync(2);
        (await NoticeAsync("7")).IsStatus(202);
        Assert.All(_calls, call => Assert.False(call.IsCancellationRequested));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        await GivenUpAsync(2);
    }

    [Fact]
    public async Task Another_caller_cannot_cancel_it()
    {
        using var stop = new CancellationTokenSource();
        var call = _hub.PostMcpAsync(Call, _account, stop: stop);
        await SentAsync(1);
        var other = await _hub.CreateKeyAsync(Patchbay.Hub.Access.KeyScopes.ActionsExecute);
        (await NoticeAsync("7", other)).IsStatus(202);
        Assert.All(_calls, one => Assert.False(one.IsCancellationRequested));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-11-25")]
    public async Task The_official_client_cancels(string? version)
    {
        await using var client = await _hub.ConnectAsync(_account, protocol: version);
        using var stop = new CancellationTokenSource();
        var call = client
            .CallToolAsync("ashby_list_departments", cancellationToken: stop.Token)
            .AsTask();
        await SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await GivenUpAsync(1);
    }

    /// <summary>Waits until Ashby has so many calls.</summary>
    private Task SentAsync(int calls) =>
        Eventually.TrueAsync(() => Task.FromResult(_calls.Count >= calls));

    /// <summary>Waits until so many have been given up there, and are in the log as that.</summary>
    private async Task GivenUpAsync(int calls)
    {
        await Eventually.TrueAsync(() =>
            Task.FromResult(_calls.Count(call => call.IsCancellationRequested) == calls)
        );
        await Eventually.TrueAsync(async () =>
        {
            var logs = await _hub.CallAsync(
                "GET",
                $"/requests/logs?filter[account_ids]={_account}&filter[status_codes]=499"
            );
            return logs.IsOk().Json.GetProperty("data").GetArrayLength() == calls;
        });
    }

    private Task<Answer> NoticeAsync(string id, string key = TestHub.BootstrapKey) =>
        _hub.PostMcpAsync(
            $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}}}}""",
            _account,
            key: key
        );
}

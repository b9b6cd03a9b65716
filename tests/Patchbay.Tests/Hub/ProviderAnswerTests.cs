namespace Patchbay.Tests.Hub;

/// <summary>What callers get for answers that a test writes word by word.</summary>
public sealed class ProviderAnswerTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();
    private ScriptedProvider? _provider;
    private string _account = "";

    private ScriptedProvider Provider => _provider!;

    public async ValueTask InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        _hub.Settings["PATCHBAY_ASHBY_URL"] = _provider.Address.AbsoluteUri;
        await _hub.StartAsync("Production");
        _account = await _hub.LinkAsync("scripted", "a-key-that-is-checked");
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await Provider.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"b":1.50,"a":"Ünï \u00e9 <&>","n":1e3,"z":null}""")]
    [InlineData("""[{"id":1,"x":{"y":[1,2,[3]]}},{}]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Objects_come_byte_for_byte(string results)
    {
        Provider.Results(results);
        var answer = await _hub.RunAsync(_account, "ashby_list_jobs");
        Assert.Equal($$"""{"next":null,"data":{{results}}}""", answer.IsOk().Text);
    }

    [Theory]
    [InlineData("""["Recruiter","Sourcer"]""", """[{"value":"Recruiter"},{"value":"Sourcer"}]""")]
    [InlineData("""[{"a":1},2,[3]]""", """[{"a":1},{"value":2},{"value":[3]}]""")]
    [InlineData("true", """{"value":true}""")]
    [InlineData("\"done\"", """{"value":"done"}""")]
    public async Task What_is_no_object_is_wrapped_for_clients_that_take_nothing_else(
        string results,
        string data
    )
    {
        Provider.Results(results);
        var answer = await _hub.RunAsync(_account, "ashby_list_jobs");
        Assert.Equal($$"""{"next":null,"data":{{data}}}""", answer.IsOk().Text);
    }

    [Fact]
    public async Task Cursor_sync_token_and_warnings_come_along()
    {
        Provider.Raw(
            200,
            """{"success":true,"results":[],"moreDataAvailable":true,"nextCursor":"c+1","warnings":["half"]}"""
        );
        var page = await _hub.RunAsync(_account, "ashby_list_jobs");
        Assert.Equal("""{"next":"c+1","data":[],"warnings":["half"]}""", page.IsOk().Text);
        Provider.Raw(
            200,
            """{"success":true,"results":[],"moreDataAvailable":false,"syncToken":"t1"}"""
        );
        var last = await _hub.RunAsync(_account, "ashby_list_jobs");
        Assert.Equal("""{"next":null,"data":[],"sync_token":"t1"}""", last.IsOk().Text);
    }

    [Fact]
    public async Task A_refusal_is_a_400_with_the_providers_error()
    {
        Provider.Raw(
            200,
            """{"success":false,"errorInfo":{"code":"opening_in_use","message":"It is in use.","requestId":"01KX"},"errors":["opening_in_use"]}"""
        );
        var answer = await _hub.RunAsync(_account, "ashby_create_candidate", """{"name":"A"}""");
        answer.IsError(400, "refused");
        Assert.Equal(
            $$$"""[{"status":200,"url":"{{{Provider.Address}}}candidate.create","raw":{"code":"opening_in_use","message":"It is in use.","request_id":"01KX"}}]""",
            answer["provider_errors"]
        );
    }

    [Fact]
    public async Task A_caller_that_goes_away_takes_the_providers_call_with_it()
    {
        var arrived = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        Provider.Reply = async http =>
        {
            http.RequestAborted.Register(cancelled.SetResult);
            arrived.SetResult();
            await cancelled.Task;
        };
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        using var client = new HttpClient();
        var request = _hub.Request(
            "POST",
            "/actions/rpc",
            """{"action":"ashby_list_jobs","body":{}}"""
        );
        request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        request.Headers.Add("x-account-id", _account);
        var call = client.SendAsync(request, leaving.Token);
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);

        await leaving.CancelAsync();
        await cancelled.Task.WaitAsync(
            TimeSpan.FromSeconds(10),
            TestContext.Current.CancellationToken
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.DoesNotContain(
            _hub.Log.Lines,
            line => line.StartsWith("Error", StringComparison.Ordinal)
        );
    }
}

using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Hub;

/// <summary>A rotation seals keys anew while the provider is still thinking about one of them.</summary>
public sealed class CheckDuringRotationTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();
    private ScriptedProvider _ashby = null!;

    public async ValueTask InitializeAsync()
    {
        _ashby = await ScriptedProvider.StartAsync();
        _hub.Settings["PATCHBAY_ASHBY_URL"] = _ashby.Address.AbsoluteUri;
        await _hub.StartAsync("Production");
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _ashby.DisposeAsync();
    }

    [Fact]
    public async Task What_the_check_found_is_kept()
    {
        _ashby.Reply = http => ScriptedKey.Answer(http, """["candidates:read","apiKeys:read"]""");
        var account = await _hub.LinkAsync("ticked");
        Assert.Contains("jobsRead", (await _hub.PermissionsAsync(account)).Scopes("missing"));

        var check = await CheckDuringRotationAsync(
            account,
            """{"success":true,"results":{"scopes":["candidates:read","apiKeys:read","jobs:read"]}}"""
        );

        check.IsOk();
        Assert.Contains("jobsRead", (await _hub.PermissionsAsync(account)).Scopes("granted"));
    }

    [Fact]
    public async Task A_key_that_was_refused_meanwhile_stops_the_account()
    {
        _ashby.Reply = http => ScriptedKey.Answer(http, """["candidates:read","apiKeys:read"]""");
        var account = await _hub.LinkAsync("refused");

        var check = await CheckDuringRotationAsync(account, answer: null);

        check.IsError(412, "key_rejected");
        var shown = (await _hub.CallAsync("GET", $"/accounts/{account}")).IsOk();
        Assert.Equal("error", shown["status"]);
    }

    /// <param name="answer">Null refuses the key.</param>
    private async Task<Answer> CheckDuringRotationAsync(string account, string? answer)
    {
        var asked = new TaskCompletionSource();
        var rotated = new TaskCompletionSource();
        _ashby.Reply = async http =>
        {
            asked.TrySetResult();
            await rotated.Task;
            http.Response.StatusCode = answer is null ? 401 : 200;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(answer ?? "{}");
        };
        var check = _hub.CheckAsync(account);
        await asked.Task;
        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        await Eventually.TrueAsync(async () =>
            (await _hub.CallAsync("GET", "/vault/rotation")) is var status
            && status["state"] == "done"
            && status["secrets_behind"] == "0"
        );
        rotated.SetResult();
        return await check;
    }
}

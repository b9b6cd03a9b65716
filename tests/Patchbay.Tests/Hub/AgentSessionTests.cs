using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Http;

namespace Patchbay.Tests.Hub;

/// <summary>/agent_sessions: made, shown once, used, expired, revoked.</summary>
public sealed class AgentSessionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-24T10:00:00Z"));
    private readonly TestHub _hub;

    public AgentSessionTests() => _hub = new TestHub(_time);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Is_protected()
    {
        (await _hub.CallAsync("GET", "/agent_sessions", key: "")).IsError(401, "unauthorized");
        var reader = await _hub.CreateKeyAsync(KeyScopes.PlatformRead | KeyScopes.PlatformWrite);
        (await _hub.CallAsync("POST", "/agent_sessions", Body(), reader)).IsError(
            403,
            "missing_scope"
        );
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var made = await MakeAsync();
        var account = await _hub.LinkAsync("theirs");
        var other = await _hub.AddProjectAsync("Other");
        var path = $"/agent_sessions/{made["id"]}";
        (await _hub.CallAsync("GET", path, key: other)).IsError(404, "session_not_found");
        (await _hub.CallAsync("DELETE", path, key: other)).IsError(404, "session_not_found");
        Assert.DoesNotContain(
            made["id"]!,
            (await _hub.CallAsync("GET", "/agent_sessions", key: other)).IsOk().Text
        );
        (
            await _hub.CallAsync(
                "POST",
                "/agent_sessions",
                $$"""{"name":"a","account_ids":["{{account}}"]}""",
                other
            )
        ).IsError(404, "account_not_found");
        Assert.NotNull(Open(made["token"]!, out _));
    }

    [Fact]
    public async Task The_token_is_shown_once_and_kept_as_a_hash()
    {
        var made = await MakeAsync();
        var token = made["token"]!;
        Assert.Matches("^agt_[A-Za-z0-9_-]{43}$", token);
        Assert.Equal($"{_hub.Address}mcp?token={token}", made["mcp_url"]);
        Assert.Equal("2026-11-24T11:00:00.000Z", made["expires_at"]);
        foreach (var path in new[] { "/agent_sessions", $"/agent_sessions/{made["id"]}" })
            Assert.DoesNotContain("agt_", (await _hub.CallAsync("GET", path)).IsOk().Text);
        Assert.DoesNotContain(token, _hub.Log.All);
        await _hub.StopAsync();
        foreach (var file in Directory.GetFiles(_hub.DataFolder))
            Assert.DoesNotContain(
                token,
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
            );
    }

    [Fact]
    public async Task The_token_opens_no_route_but_the_agents()
    {
        var token = (await MakeAsync())["token"]!;
        foreach (var route in Routes.Of(_hub).Where(route => route.Scope is not null))
        {
            if (route.IsOfAgent)
                continue;
            var path = $"{route.Path("x")}?token={token}";
            var request = _hub.Request(route.Method, path, route.Changes ? "{}" : null);
            (await TestHub.SendAsync(request)).IsError(401, "unauthorized");
            var bearer = _hub.Request(route.Method, route.Path("x"), route.Changes ? "{}" : null);
            bearer.Headers.Authorization = new("Bearer", token);
            (await TestHub.SendAsync(bearer)).IsError(401, "unauthorized");
        }
    }

    [Fact]
    public async Task An_expired_a_revoked_and_an_unknown_token_are_told_apart_also_after_a_restart()
    {
        var short_ = await MakeAsync(""","expires_in":60""");
        var revoked = await MakeAsync();
        (await _hub.CallAsync("DELETE", $"/agent_sessions/{revoked["id"]}")).IsOk();
        _time.Advance(TimeSpan.FromSeconds(60));
        void AreToldApart()
        {
            Assert.Null(Open(short_["token"]!, out var expired));
            Assert.Equal((401, "session_expired"), (expired!.Status, expired.Code));
            Assert.Equal("The agent session expired at 2026-11-24 10:01:00Z.", expired.Message);
            Assert.Null(Open(revoked["token"]!, out var ended));
            Assert.Equal((401, "session_revoked"), (ended!.Status, ended.Code));
            Assert.Null(Open("agt_unknown", out var unknown));
            Assert.Equal((401, "session_unknown"), (unknown!.Status, unknown.Code));
        }
        AreToldApart();
        await _hub.StopAsync();
        await _hub.StartAsync("Production");
        AreToldApart();
    }

    [Fact]
    public async Task A_session_ends_with_the_key_that_made_it()
    {
        var key = await MakeKeyAsync("{}");
        var made = await MakeAsync(key: key["key"]!);
        Assert.NotNull(Open(made["token"]!, out _));
        (await _hub.CallAsync("DELETE", $"/api_keys/{key["id"]}")).IsOk();
        Assert.Null(Open(made["token"]!, out var refusal));
        Assert.Equal("session_revoked", refusal!.Code);
        Assert.Contains("The API key was revoked", refusal.Message);
    }

    [Fact]
    public async Task A_session_never_allows_more_than_the_key_that_made_it_and_uses_up_both()
    {
        var key = await MakeKeyAsync("""{"effects":["read","create"],"max_calls":2}""");
        var made = await MakeAsync(
            ""","limits":{"effects":["read","delete"],"max_calls":10}""",
            key["key"]!
        );
        var limits = Open(made["token"]!, out _)!.Limits!;
        var ashby = _hub
            .Server.Services.GetRequiredService<Patchbay.Hub.Catalog.ICatalog>()
            .Connectors.Single(connector => connector.Info.Key == "ashby");
        bool Allows(string id) => ashby.TryGetAction(id, out var action) && limits.Allows(action);
        Assert.True(Allows("ashby_list_candidates"));
        Assert.False(Allows("ashby_create_candidate"));
        Assert.False(Allows("ashby_delete_webhook"));

        Assert.Null(limits.Take(isWrite: false));
        Assert.Null(limits.Take(isWrite: false));
        Assert.Equal("calls_used_up", limits.Take(isWrite: false)!.Code);
        var shown = (await _hub.CallAsync("GET", $"/agent_sessions/{made["id"]}")).IsOk();
        Assert.Equal("""{"calls":2,"writes":0}""", shown.Json.GetProperty("used").GetRawText());
        var account = await _hub.LinkAsync("shared");
        (await _hub.RunAsync(account, "ashby_list_candidates", key: key["key"]!)).IsError(
            403,
            "calls_used_up"
        );
    }

    [Fact]
    public async Task Counts_and_last_use_go_on_after_a_restart()
    {
        var made = await MakeAsync(""","limits":{"max_calls":2}""");
        Assert.Null(Open(made["token"]!, out _)!.Limits!.Take(isWrite: false));
        await _hub.StopAsync();
        await _hub.StartAsync("Production");
        var shown = (await _hub.CallAsync("GET", $"/agent_sessions/{made["id"]}")).IsOk();
        Assert.Equal("2026-11-24T10:00:00.000Z", shown["last_used_at"]);
        var limits = Open(made["token"]!, out _)!.Limits!;
        Assert.Null(limits.Take(isWrite: false));
        Assert.Equal("calls_used_up", limits.Take(isWrite: false)!.Code);
    }

    [Fact]
    public async Task Counts_are_written_down_each_minute_for_a_hub_that_does_not_stop_in_order()
    {
        var key = await MakeKeyAsync("""{"max_calls":5}""");
        var made = await MakeAsync(""","limits":{"max_writes":5}""", key["key"]!);
        Assert.Null(Open(made["token"]!, out _)!.Limits!.Take(isWrite: true));
        Assert.Equal(0, await Tampering.CountAsync(_hub, "AgentSessions WHERE WritesUsed = 1"));
        await Eventually.TrueAsync(async () =>
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            return await Tampering.CountAsync(_hub, "AgentSessions WHERE WritesUsed = 1") == 1
                && await Tampering.CountAsync(_hub, "ApiKeys WHERE CallsUsed = 1") == 1;
        });
    }

    [Fact]
    public async Task They_are_listed_newest_first_in_pages()
    {
        for (var i = 1; i <= 3; i++)
        {
            await MakeAsync(name: $"agent {i}");
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        var page = (await _hub.CallAsync("GET", "/agent_sessions?page_size=2")).IsOk();
        Assert.Equal(["agent 3", "agent 2"], Names(page));
        Assert.Equal(
            ["agent 1"],
            Names((await _hub.CallAsync("GET", "/agent_sessions?page_size=2&page=2")).IsOk())
        );
    }

    [Theory]
    [InlineData("""{"origin_owner_id":"o"}""", "$.name")]
    [InlineData("""{"name":"a"}""", "$.account_ids")]
    [InlineData("""{"name":"a","account_ids":["x"],"origin_owner_id":"o"}""", "$.account_ids")]
    [InlineData("""{"name":"a","account_ids":[]}""", "$.account_ids")]
    [InlineData("""{"name":"a","origin_owner_id":"o","expires_in":2592001}""", "$.expires_in")]
    [InlineData(
        """{"name":"a","origin_owner_id":"o","connector_profile_id":"prof_x"}""",
        "$.connector_profile_id"
    )]
    [InlineData(
        """{"name":"a","origin_owner_id":"o","limits":{"max_calls":0}}""",
        "$.limits.max_calls"
    )]
    public async Task A_session_that_cannot_be_is_refused(string body, string path)
    {
        var answer = await _hub.CallAsync("POST", "/agent_sessions", body);
        answer.IsError(400, "invalid_request");
        Assert.Equal(path, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    private Caller? Open(string token, out ApiError? refusal)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = QueryString.Create(AgentCheck.Parameter, token);
        return _hub.Server.Services.GetRequiredService<AgentCheck>().Run(http, out refusal)
            ? http.Features.Get<Caller>()
            : null;
    }

    private async Task<Answer> MakeAsync(
        string more = "",
        string key = TestHub.BootstrapKey,
        string name = "agent"
    ) => (await _hub.CallAsync("POST", "/agent_sessions", Body(more, name), key)).IsStatus(201);

    private static string Body(string more = "", string name = "agent") =>
        $$"""{"name":"{{name}}","origin_owner_id":"acme"{{more}}}""";

    private async Task<Answer> MakeKeyAsync(string limits) =>
        (
            await _hub.CallAsync(
                "POST",
                "/api_keys",
                $$"""{"name":"maker","scopes":["actions:execute"],"limits":{{limits}}}"""
            )
        ).IsStatus(201);

    private static IEnumerable<string?> Names(Answer page) =>
        page
            .Json.GetProperty("data")
            .EnumerateArray()
            .Select(session => session.GetProperty("name").GetString());
}

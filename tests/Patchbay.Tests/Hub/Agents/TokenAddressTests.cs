using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>The endpoint by an agent session's address alone: no key, no header.</summary>
public sealed class TokenAddressTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-24T10:00:00Z"));
    private readonly TestHub _hub;

    public TokenAddressTests() => _hub = new TestHub(_time);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task It_serves_the_sessions_account_within_its_limits()
    {
        var account = await _hub.LinkAsync("acme");
        var address = await AddressAsync(
            $$$"""{"name":"a","account_ids":["{{{account}}}"],"limits":{"effects":["read"]}}"""
        );
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new() { Endpoint = new Uri(address) }),
            cancellationToken: TestContext.Current.CancellationToken
        );
        var tools = await client.ListToolsAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains(tools, tool => tool.Name == "ashby_list_candidates");
        Assert.DoesNotContain(tools, tool => tool.Name == "ashby_create_candidate");
        Assert.False((await client.CallAsync("ashby_list_jobs")).IsError);
        var refused = await client.CallAsync(
            "ashby_create_candidate",
            """{"body":{"name":"Ada"}}"""
        );
        Assert.True(refused.IsError);
        Assert.Equal(
            "effect_not_allowed",
            refused.Envelope().GetProperty("error_category").GetString()
        );
    }

    [Fact]
    public async Task It_serves_every_account_of_an_owner()
    {
        var account = await _hub.LinkAsync("acme");
        await _hub.LinkAsync("other");
        var answer = await PostAsync(
            await AddressAsync("""{"name":"a","origin_owner_id":"acme"}""")
        );
        Assert.Contains("ashby_list_candidates", answer.IsOk().Text);
        Assert.NotNull(account);
    }

    [Fact]
    public async Task It_opens_no_account_but_its_own()
    {
        var account = await _hub.LinkAsync("acme");
        var other = await _hub.LinkAsync("other");
        var address = await AddressAsync($$"""{"name":"a","account_ids":["{{account}}"]}""");
        (await PostAsync(address + $"&x-account-id={other}")).IsError(404, "account_not_found");
    }

    [Fact]
    public async Task An_expired_or_revoked_one_is_refused()
    {
        var account = await _hub.LinkAsync("acme");
        var body = $$"""{"name":"a","account_ids":["{{account}}"],"expires_in":600}""";
        var address = await AddressAsync(body);
        (await PostAsync(address)).IsOk();
        _time.Advance(TimeSpan.FromSeconds(601));
        var expired = await PostAsync(address);
        expired.IsError(401, "session_expired");
        Assert.Equal("Invalid authentication token", expired["error"]);

        var made = (await _hub.CallAsync("POST", "/agent_sessions", body)).IsStatus(201);
        (await _hub.CallAsync("DELETE", $"/agent_sessions/{made["id"]}")).IsStatus(200);
        (await PostAsync(made["mcp_url"]!)).IsError(401, "session_revoked");
        (await PostAsync($"{_hub.Address}mcp?token=agt_nothing")).IsError(401, "session_unknown");
    }

    private async Task<string> AddressAsync(string body) =>
        (await _hub.CallAsync("POST", "/agent_sessions", body)).IsStatus(201)["mcp_url"]!;

    private Task<Answer> PostAsync(string address) =>
        _hub.PostMcpAsync(McpHub.List, null, new Uri(address).Query[1..], key: "");
}

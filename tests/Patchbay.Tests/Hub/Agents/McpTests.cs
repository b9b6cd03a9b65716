using ModelContextProtocol.Protocol;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>The MCP endpoint as the official client sees it.</summary>
public sealed class McpTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData(null)]
    [InlineData("2025-11-25")]
    [InlineData("2025-06-18")]
    [InlineData("2025-03-26")]
    public async Task A_client_of_any_version_lists_and_calls(string? version)
    {
        var account = await hub.LinkAsync("acme");
        await using var client = await hub.ConnectAsync(account, protocol: version);
        Assert.Equal(version ?? "2026-07-28", client.NegotiatedProtocolVersion);
        Assert.Equal("patchbay", client.ServerInfo!.Name);

        var tools = await client.ListToolsAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        var list = tools.Single(tool => tool.Name == "ashby_list_candidates").ProtocolTool;
        Assert.Equal("List Candidates", list.Title);
        Assert.True(list.Annotations!.ReadOnlyHint);
        Assert.Equal(
            "integer",
            list.InputSchema.GetProperty("properties")
                .GetProperty("body")
                .GetProperty("properties")
                .GetProperty("limit")
                .GetProperty("type")
                .GetString()
        );

        var result = await client.CallAsync("ashby_list_candidates", """{"body":{"limit":2}}""");
        Assert.False(result.IsError ?? false);
        var envelope = result.Envelope();
        Assert.False(envelope.GetProperty("isError").GetBoolean());
        Assert.Equal(2, envelope.GetProperty("result").GetProperty("data").GetArrayLength());
        Assert.NotNull(envelope.GetProperty("result").GetProperty("next_cursor").GetString());
    }

    [Fact]
    public async Task Pages_follow_the_cursor()
    {
        var account = await hub.LinkAsync("acme");
        await using var client = await hub.ConnectAsync(account);
        var first = (
            await client.CallAsync("ashby_list_candidates", """{"body":{"limit":1}}""")
        ).Envelope();
        var cursor = first.GetProperty("result").GetProperty("next_cursor").GetString();
        var second = (
            await client.CallAsync(
                "ashby_list_candidates",
                $$$"""{"body":{"limit":1,"cursor":"{{{cursor}}}"}}"""
            )
        ).Envelope();
        Assert.NotEqual(
            first.GetProperty("result").GetProperty("data")[0].GetProperty("id").GetString(),
            second.GetProperty("result").GetProperty("data")[0].GetProperty("id").GetString()
        );
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Without_sessions_there_is_nothing_to_get_or_delete(string method)
    {
        var answer = await hub.CallAsync(method, "/mcp");
        Assert.Equal(405, (int)answer.Status);
        Assert.Equal(-32000, answer.Json.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(["POST"], answer.Response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_request_without_an_account_is_told_so()
    {
        var answer = await hub.PostMcpAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
            account: null
        );
        answer.IsError(400, "missing_account");
        Assert.Equal(
            "Missing x-account-id header or query parameter in request",
            answer["message"]
        );
    }
}

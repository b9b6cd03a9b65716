using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>An agent at a hub's MCP endpoint.</summary>
internal static class McpHub
{
    public const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    /// <param name="query">Of the endpoint's address, such as <c>tool-mode=search_execute</c>.</param>
    public static Task<McpClient> ConnectAsync(
        this TestHub hub,
        string? account,
        string query = "",
        string key = TestHub.BootstrapKey,
        string? protocol = null
    )
    {
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" };
        if (account is not null)
            headers["x-account-id"] = account;
        return McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(hub.Address, $"/mcp?{query}"),
                    TransportMode = HttpTransportMode.StreamableHttp,
                    AdditionalHeaders = headers,
                }
            ),
            new McpClientOptions
            {
                ClientInfo = new() { Name = "test agent", Version = "1.2" },
                ProtocolVersion = protocol,
            },
            cancellationToken: TestContext.Current.CancellationToken
        );
    }

    /// <summary>Calls a tool with arguments as JSON.</summary>
    public static async Task<CallToolResult> CallAsync(
        this McpClient client,
        string tool,
        string arguments = "{}"
    ) =>
        await client.CallToolAsync(
            new CallToolRequestParams
            {
                Name = tool,
                Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments),
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>The answer's JSON, wherever the client's version has it.</summary>
    public static JsonElement Envelope(this CallToolResult result) =>
        result.StructuredContent ?? result.Json();

    public static JsonElement Json(this CallToolResult result) =>
        JsonElement.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);

    /// <summary>One JSON-RPC message by hand.</summary>
    public static Task<Answer> PostMcpAsync(
        this TestHub hub,
        string message,
        string? account,
        string query = "",
        Action<HttpRequestMessage>? change = null,
        string key = TestHub.BootstrapKey,
        CancellationTokenSource? stop = null
    )
    {
        var request = hub.Request("POST", $"/mcp?{query}", message);
        if (key.Length > 0)
            request.Headers.Authorization = TestHub.Basic(key);
        if (account is not null)
            request.Headers.Add("x-account-id", account);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        change?.Invoke(request);
        return TestHub.SendAsync(request, stop);
    }

    /// <summary>The tools that are listed.</summary>
    public static async Task<JsonElement> ListAsync(
        this TestHub hub,
        string account,
        string query = "",
        string key = TestHub.BootstrapKey
    ) =>
        (await hub.PostMcpAsync(List, account, query, key: key))
            .IsOk()
            .Json.GetProperty("result")
            .GetProperty("tools");

    public static async Task<List<string>> NamesAsync(
        this TestHub hub,
        string account,
        string query = "",
        string key = TestHub.BootstrapKey
    ) =>
        (await hub.ListAsync(account, query, key))
            .EnumerateArray()
            .Select(tool => tool.GetProperty("name").GetString()!)
            .ToList();

    /// <summary>The JSON that a tool answers.</summary>
    public static async Task<JsonElement> CallToolAsync(
        this TestHub hub,
        string account,
        string tool,
        string arguments,
        string query = "",
        string key = TestHub.BootstrapKey
    )
    {
        var call =
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";
        var result = (await hub.PostMcpAsync(call, account, query, key: key))
            .IsOk()
            .Json.GetProperty("result");
        var answer = result.GetProperty("structuredContent");
        Assert.Equal(
            result.GetProperty("isError").GetBoolean(),
            answer.TryGetProperty("error", out _)
        );
        return answer;
    }

    /// <summary>Turns on by the first profile what is off for agents.</summary>
    public static async Task AllowAgentsAsync(this TestHub hub) =>
        (
            await hub.CallAsync(
                "PATCH",
                $"/auth_configs/{await hub.ProfileIdAsync()}",
                """{"agents":{"irreversible":true,"mails_candidates":true}}"""
            )
        ).IsOk();
}

/// <summary>What a client was told of how far its call is. It hands notices on as they come, several at a time.</summary>
internal sealed class ToldProgress : IProgress<ProgressNotificationValue>
{
    private readonly Channel<ProgressNotificationValue> _told =
        Channel.CreateUnbounded<ProgressNotificationValue>();

    public void Report(ProgressNotificationValue value) => _told.Writer.TryWrite(value);

    /// <summary>As many notices, in the order of what they say: the last may come after the call's result.</summary>
    public async Task<IReadOnlyList<ProgressNotificationValue>> AllAsync(int count)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var all = new List<ProgressNotificationValue>();
        while (all.Count < count)
            all.Add(await _told.Reader.ReadAsync(late.Token));
        return all.OrderBy(value => value.Progress).ToList();
    }
}

using System.Text.Json.Nodes;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>The client of the npm package @modelcontextprotocol/sdk as published.</summary>
internal sealed class SdkClient : IAsyncDisposable
{
    private readonly NodeProcess _node = NodeProcess.Start(
        new Dictionary<string, string>(),
        [
            NodeProcess.Ours("Mcp/sdk.mjs"),
            NodeProcess.Installed("@modelcontextprotocol/sdk/dist/esm"),
        ]
    );

    /// <summary>What the server says of itself.</summary>
    public JsonNode About { get; private set; } = new JsonObject();

    /// <param name="query">Of the endpoint's address, such as <c>tool-mode=search_execute</c>.</param>
    public static Task<SdkClient> ConnectAsync(AgentHub agents, string query = "") =>
        ConnectAsync(
            agents.Endpoint(query),
            new JsonObject
            {
                ["Authorization"] = TestHub.Basic(TestHub.BootstrapKey).ToString(),
                ["x-account-id"] = agents.Account,
            }
        );

    public static async Task<SdkClient> ConnectAsync(Uri endpoint, JsonObject headers)
    {
        var client = new SdkClient();
        try
        {
            client.About = await client.DoAsync(
                "connect",
                new JsonObject { ["url"] = endpoint.AbsoluteUri, ["headers"] = headers }
            );
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<JsonNode>> ListAsync() =>
        [.. (await DoAsync("list")).AsArray().Select(tool => tool!)];

    /// <summary>The whole result of a call, whatever came of it.</summary>
    public async Task<JsonNode> TryAsync(string tool, JsonObject arguments) =>
        (await DoAsync("call", Call(tool, arguments))).Node("result");

    /// <summary>The data of a call that must go well: a model reads its text, a program its structure.</summary>
    public async Task<JsonNode> CallAsync(string tool, JsonObject arguments)
    {
        var result = await TryAsync(tool, arguments);
        Assert.False((bool?)result["isError"] ?? false, result.ToJsonString());
        var text = JsonNode.Parse((string)result["content"]![0]!["text"]!)!;
        Assert.True(
            result["structuredContent"] is not { } structured
                || JsonNode.DeepEquals(structured, text),
            result.ToJsonString()
        );
        return text;
    }

    /// <summary>The progress that it heard of while the call ran.</summary>
    public async Task<JsonArray> HearAsync(string tool, JsonObject arguments)
    {
        var call = Call(tool, arguments);
        call["progress"] = true;
        return (await DoAsync("call", call)).Node("heard").AsArray();
    }

    public Task BeginAsync(string tool, JsonObject arguments) =>
        DoAsync("begin", Call(tool, arguments));

    /// <summary>Gives up the call that was begun, and says how it ended for the client.</summary>
    public async Task<string> CancelAsync() => (string)(await DoAsync("cancel"))["ended"]!;

    /// <summary>The error that the package throws.</summary>
    public async Task<JsonNode> FailAsync(string what, JsonObject? with = null) =>
        (await AskAsync(what, with)).Node("error");

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private async Task<JsonNode> DoAsync(string what, JsonObject? with = null)
    {
        var answer = await AskAsync(what, with);
        return answer["result"]
            ?? throw new InvalidOperationException($"{what}: {answer.ToJsonString()}");
    }

    private Task<JsonNode> AskAsync(string what, JsonObject? with)
    {
        var act = with?.DeepClone().AsObject() ?? [];
        act["do"] = what;
        return _node.AskAsync(act);
    }

    private static JsonObject Call(string tool, JsonObject arguments) =>
        new() { ["name"] = tool, ["arguments"] = arguments };
}

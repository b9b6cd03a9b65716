using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>
/// The npm package ashby-mcp as published: an MCP server over standard input and output that calls Ashby. Three lines
/// loaded before it send what it fetches from Ashby to a sandbox instead.
/// </summary>
internal sealed class AshbyMcpClient : IAsyncDisposable
{
    private readonly NodeProcess _node;
    private readonly McpClient _mcp;

    private AshbyMcpClient(NodeProcess node, McpClient mcp)
    {
        _node = node;
        _mcp = mcp;
    }

    public Implementation About => _mcp.ServerInfo!;

    /// <summary>What it logged.</summary>
    public string Errors => _node.Errors;

    public static async Task<AshbyMcpClient> StartAsync(Uri ashby, string key)
    {
        var node = NodeProcess.Start(
            new Dictionary<string, string>
            {
                ["ASHBY_URL"] = ashby.ToString().TrimEnd('/'),
                ["ASHBY_API_KEY"] = key,
                ["LOG_LEVEL"] = "debug",
            },
            [
                "--import",
                NodeProcess.Ours("AshbyMcp/redirect-fetch.mjs"),
                NodeProcess.Installed("ashby-mcp/dist/index.js"),
            ]
        );
        try
        {
            var mcp = await node.WithinLimitAsync(stop =>
                McpClient.CreateAsync(
                    new StreamClientTransport(node.Input, node.Output),
                    cancellationToken: stop
                )
            );
            return new AshbyMcpClient(node, mcp);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public Task<IList<McpClientTool>> ToolsAsync() =>
        _node.WithinLimitAsync(async stop => await _mcp.ListToolsAsync(cancellationToken: stop));

    /// <summary>The tool's texts: what happened in words and, when it went well, the data as JSON.</summary>
    public async Task<ToolAnswer> CallAsync(string tool, JsonObject arguments)
    {
        var result = await _node.WithinLimitAsync(stop =>
            _mcp.CallToolAsync(
                    tool,
                    arguments.ToDictionary(pair => pair.Key, pair => (object?)pair.Value),
                    cancellationToken: stop
                )
                .AsTask()
        );
        var texts = result.Content.OfType<TextContentBlock>().Select(block => block.Text).ToList();
        return new ToolAnswer(
            texts[0],
            texts.Count > 1 ? JsonNode.Parse(texts[1])!.AsObject() : null
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _mcp.DisposeAsync();
        await _node.DisposeAsync();
    }
}

internal sealed record ToolAnswer(string Summary, JsonObject? Data);

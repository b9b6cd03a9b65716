using System.Text.Json.Nodes;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>The command line of the npm package @modelcontextprotocol/inspector as published.</summary>
public sealed class InspectorTests(AgentHub agents) : IClassFixture<AgentHub>
{
    [Fact]
    public async Task It_lists_the_tools()
    {
        var listed = await RunAsync("--method", "tools/list");

        Assert.Contains("ashby_list_candidates", listed["tools"].Column("name"));
    }

    [Fact]
    public async Task It_calls_a_tool_and_the_page_after()
    {
        var first = await CallAsync("""{"limit":2}""");
        var cursor = first.Text("result.next_cursor");
        var second = await CallAsync($$"""{"limit":2,"cursor":"{{cursor}}"}""");

        var ids = first["result"]!["data"].Column("id");
        Assert.Equal(2, ids.Count);
        Assert.Empty(ids.Intersect(second["result"]!["data"].Column("id")));
    }

    [Fact]
    public async Task An_address_with_a_session_is_all_it_needs()
    {
        await using var inspector = Start(
            (await agents.SessionAsync()).AbsoluteUri,
            ["--method", "tools/list"]
        );

        var (output, code) = await inspector.RunAsync();

        Assert.True(code == 0, inspector.Errors);
        Assert.NotEmpty(JsonNode.Parse(output)!["tools"]!.AsArray());
    }

    private async Task<JsonNode> CallAsync(string body)
    {
        var result = await RunAsync(
            "--method",
            "tools/call",
            "--tool-name",
            "ashby_list_candidates",
            "--tool-arg",
            $"body={body}"
        );
        return JsonNode.Parse((string)result["content"]![0]!["text"]!)!;
    }

    private async Task<JsonNode> RunAsync(params string[] arguments)
    {
        await using var inspector = Start(
            agents.Endpoint().AbsoluteUri,
            [
                "--header",
                $"Authorization: {TestHub.Basic(TestHub.BootstrapKey)}",
                "--header",
                $"x-account-id: {agents.Account}",
                .. arguments,
            ]
        );
        var (output, code) = await inspector.RunAsync();
        Assert.True(code == 0, inspector.Errors);
        return JsonNode.Parse(output)!;
    }

    internal static NodeProcess Start(string address, IEnumerable<string> arguments) =>
        NodeProcess.Start(
            new Dictionary<string, string> { ["HOME"] = Path.GetTempPath() },
            [
                NodeProcess.Installed(
                    "@modelcontextprotocol/inspector/clients/launcher/build/index.js"
                ),
                "--cli",
                address,
                "--transport",
                "http",
                // Milliseconds: its own 15 seconds are short where other tests take the processors.
                "--connect-timeout",
                "120000",
                .. arguments,
            ],
            program: NodeProcess.Node22
        );
}

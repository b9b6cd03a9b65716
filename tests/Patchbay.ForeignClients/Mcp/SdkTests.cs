using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>A hub's MCP endpoint as the TypeScript SDK sees it.</summary>
public sealed class SdkTests(AgentHub agents) : IClassFixture<AgentHub>
{
    private const string List = "ashby_list_candidates";

    [Fact]
    public async Task It_learns_who_it_talks_to()
    {
        await using var client = await SdkClient.ConnectAsync(agents);

        Assert.Equal("patchbay", client.About.Text("server.name"));
        Assert.NotNull(client.About["capabilities"]!["tools"]);
    }

    [Fact]
    public async Task Every_action_is_a_tool_with_schema_and_hints()
    {
        await using var client = await SdkClient.ConnectAsync(agents);

        var tools = await client.ListAsync();

        Assert.True(tools.Count > 100, $"only {tools.Count} tools");
        Assert.Equal(tools.Count, tools.Select(tool => tool.Text("name")).Distinct().Count());
        Assert.All(
            tools,
            tool =>
            {
                Assert.Equal("object", tool.Text("inputSchema.type"));
                Assert.NotNull(tool["annotations"]!["readOnlyHint"]);
                Assert.NotEmpty(tool.Text("title")!);
            }
        );
    }

    [Fact]
    public async Task In_search_and_execute_there_are_StackOnes_two_tools_with_their_arguments()
    {
        await using var client = await SdkClient.ConnectAsync(agents, "tool-mode=search_execute");

        var tools = (await client.ListAsync()).ToDictionary(tool => tool.Text("name")!);

        Assert.Subset(
            tools["ashby_search_actions"].Node("inputSchema.properties").AsObject().Names(),
            new HashSet<string> { "query", "top_k", "session_id" }
        );
        Assert.Subset(
            tools["ashby_execute_action"].Node("inputSchema.properties").AsObject().Names(),
            new HashSet<string> { "action_id", "path", "query", "body", "headers", "session_id" }
        );
    }

    [Theory]
    [InlineData("nested")]
    [InlineData("flat_prefixed")]
    [InlineData("flat_smart")]
    public async Task Pages_are_followed_to_the_end_in_every_style(string style)
    {
        await using var client = await SdkClient.ConnectAsync(agents, $"param-style={style}");
        var schema = (await client.ListAsync())
            .Single(tool => tool.Text("name") == List)
            .Node("inputSchema.properties")
            .AsObject();
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = (await client.CallAsync(List, Arguments(schema, cursor))).Node("result");
            ids.AddRange(page["data"].Column("id"));
            cursor = (string?)page["next_cursor"];
        } while (cursor is not null);

        Assert.Equal(await AllCandidatesAsync(), ids);
    }

    [Fact]
    public async Task In_search_and_execute_pages_are_followed_too()
    {
        await using var client = await SdkClient.ConnectAsync(agents, "tool-mode=search_execute");
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var body = new JsonObject { ["limit"] = 20 };
            if (cursor is not null)
                body["cursor"] = cursor;
            var page = await client.CallAsync(
                "ashby_execute_action",
                new JsonObject { ["action_id"] = List, ["body"] = body }
            );
            ids.AddRange(page.Node("result.data").Column("id"));
            cursor = (string?)page["result"]!["next_cursor"];
        } while (cursor is not null);

        Assert.Equal(await AllCandidatesAsync(), ids);
    }

    [Fact]
    public async Task An_answer_is_cut_to_its_budget_and_gone_on_with()
    {
        await using var client = await SdkClient.ConnectAsync(agents);
        var ids = new List<string?>();
        string? cursor = null;
        var cut = 0;
        do
        {
            var body = new JsonObject { ["limit"] = 50 };
            if (cursor is not null)
                body["cursor"] = cursor;
            var answer = await client.CallAsync(
                List,
                new JsonObject
                {
                    ["body"] = body,
                    ["answer"] = new JsonObject
                    {
                        ["fields"] = new JsonArray("id", "name"),
                        ["max_tokens"] = 600,
                    },
                }
            );
            ids.AddRange(answer.Node("result.data").Column("id"));
            cursor = (string?)answer["result"]!["next_cursor"];
            cut += answer.ToJsonString().Contains("rows_left_out") ? 1 : 0;
        } while (cursor is not null);

        Assert.True(cut > 1, $"cut {cut} times");
        Assert.Equal(await AllCandidatesAsync(), ids);
    }

    [Fact]
    public async Task A_failure_is_a_result_that_says_what_to_do()
    {
        await using var client = await SdkClient.ConnectAsync(agents);

        var result = await client.TryAsync(
            "ashby_get_candidate_by_id",
            new JsonObject { ["body"] = new JsonObject { ["id"] = "nobody" } }
        );

        Assert.True((bool)result["isError"]!);
        var failure = JsonNode.Parse((string)result["content"]![0]!["text"]!)!;
        Assert.Equal(400, (int)failure["status_code"]!);
        Assert.Equal("invalid_input", failure.Text("error_category"));
        Assert.False((bool)failure["retryable"]!);
        Assert.Equal("$.body.id", failure["faults"]![0].Text("path"));
    }

    private static JsonObject Arguments(JsonObject schema, string? cursor)
    {
        var arguments = new JsonObject();
        var body = arguments;
        if (schema.ContainsKey("body"))
            arguments["body"] = body = [];
        Set("limit", 20);
        if (cursor is not null)
            Set("cursor", cursor);
        return arguments;

        // By the name that the tool's schema gives it.
        void Set(string name, JsonNode value) =>
            body[schema.ContainsKey($"body_{name}") ? $"body_{name}" : name] = value;
    }

    private async Task<List<string?>> AllCandidatesAsync()
    {
        var ids = new List<string?>();
        var input = "{}";
        while (true)
        {
            var page = (await agents.Hub.RunAsync(agents.Account, List, input)).IsOk();
            ids.AddRange(
                page.Json.GetProperty("data")
                    .EnumerateArray()
                    .Select(row => row.GetProperty("id").GetString())
            );
            if (page.Json.GetProperty("next").GetString() is not { } next)
                return ids;
            input = $$"""{"cursor":"{{next}}"}""";
        }
    }
}

using System.Text.Json;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>tools/call: arguments in any style, failures that say what to do, and the walls around it.</summary>
public sealed class ToolCallTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("nested", """{"body":{"limit":1}}""")]
    [InlineData("nested", """{"query":{"page_size":1}}""")]
    [InlineData("nested", """{"query_params":{"limit":1},"path":{},"headers":{},"body":null}""")]
    [InlineData("nested", """{"limit":1}""")]
    [InlineData("flat_prefixed", """{"body_limit":1}""")]
    [InlineData("flat_smart", """{"limit":1}""")]
    [InlineData("flat_smart", """{"limit":1,"session_id":"s"}""")]
    public async Task Any_style_becomes_the_one_input(string style, string arguments)
    {
        var result = await CallAsync("ashby_list_candidates", arguments, $"param-style={style}");
        Assert.Equal(1, result.GetProperty("result").GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Every_fault_is_named_by_its_place_in_the_arguments()
    {
        var failure = await CallAsync(
            "ashby_list_candidates",
            """{"body":{"limit":"ten","curser":"x"},"query":{"limit":3}}"""
        );
        Assert.Equal("invalid_input", Text(failure, "error_category"));
        Assert.Equal(["$.query.limit"], Paths(failure));
        failure = await CallAsync(
            "ashby_list_candidates",
            """{"body":{"limit":"ten","curser":"x"}}"""
        );
        Assert.Equal(400, failure.GetProperty("status_code").GetInt32());
        Assert.False(failure.GetProperty("retryable").GetBoolean());
        Assert.Equal(["$.body.curser", "$.body.limit"], Paths(failure).Order());
        failure = await CallAsync(
            "ashby_list_candidates",
            """{"body_limit":1000}""",
            "param-style=flat_prefixed"
        );
        Assert.Equal(["$.body_limit"], Paths(failure));
    }

    [Theory]
    [InlineData("""{"body":[1]}""", "$.body")]
    [InlineData("""{"body":"x"}""", "$.body")]
    [InlineData("""{"account_id":5}""", "$.account_id")]
    [InlineData("""{"headers":{"x-account-id":5}}""", "$.headers.x-account-id")]
    [InlineData("""{"answer":{"limit":0}}""", "$.answer.limit")]
    [InlineData("""{"answer":{"rows":1}}""", "$.answer.rows")]
    public async Task Arguments_of_the_wrong_shape_are_told(string arguments, string path) =>
        Assert.Equal([path], Paths(await CallAsync("ashby_list_candidates", arguments)));

    [Theory]
    [InlineData("ashby_list_candidate", "ashby_list_candidates")]
    [InlineData("list_candidates", "ashby_list_candidates")]
    [InlineData("nothing_at_all", null)]
    public async Task An_unknown_tool_is_answered_with_the_nearest_ones(string tool, string? near)
    {
        var failure = await CallAsync(tool, "{}");
        Assert.Equal(404, failure.GetProperty("status_code").GetInt32());
        Assert.Equal("unknown_action", Text(failure, "error_category"));
        if (near is null)
            Assert.False(failure.TryGetProperty("suggestions", out _));
        else
            Assert.Equal(near, failure.GetProperty("suggestions")[0].GetString());
    }

    [Fact]
    public async Task What_Ashby_refuses_is_a_failure_with_its_category()
    {
        var failure = await CallAsync(
            "ashby_get_candidate_by_id",
            """{"body":{"id":"00000000-0000-4000-8000-000000000000"}}"""
        );
        Assert.Equal(404, failure.GetProperty("status_code").GetInt32());
        Assert.Equal("not_found", Text(failure, "error_category"));
        Assert.False(failure.GetProperty("retryable").GetBoolean());
        Assert.NotEmpty(Text(failure, "error"));
    }

    [Fact]
    public async Task What_filters_leave_out_is_not_run_either()
    {
        var account = await hub.LinkAsync("acme");
        var before = hub.Ashby.Requests.Count;
        var failure = await hub.CallToolAsync(
            account,
            "ashby_create_candidate",
            """{"body":{"name":"Ada"}}""",
            "effects=read"
        );
        Assert.Equal("not_offered", Text(failure, "error_category"));
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task What_is_off_for_agents_is_refused_with_how_to_turn_it_on()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var failure = await own.CallToolAsync(
            await own.LinkAsync("acme"),
            "ashby_anonymize_candidate",
            """{"body":{"candidateId":"00000000-0000-4000-8000-000000000000"}}"""
        );
        Assert.Equal("off_for_agents", Text(failure, "error_category"));
        Assert.Contains("agents.irreversible", Text(failure, "remedy"));
    }

    [Fact]
    public async Task What_was_left_out_is_told_beside_the_data()
    {
        var result = await CallAsync(
            "ashby_list_candidates",
            """{"body":{},"answer":{"fields":["name"],"limit":2}}"""
        );
        var data = result.GetProperty("result").GetProperty("data");
        Assert.Equal(2, data.GetArrayLength());
        Assert.Equal(["name"], data[0].EnumerateObject().Select(field => field.Name));
        var count = await CallAsync("ashby_list_candidates", """{"answer":{"count":true}}""");
        Assert.True(count.GetProperty("answer_note").GetProperty("count").GetInt32() > 2);
    }

    [Theory]
    [InlineData("2026-07-28", "individual", false, true)]
    [InlineData("2025-11-25", "individual", true, true)]
    [InlineData("2025-06-18", "individual", true, true)]
    [InlineData("2025-03-26", "individual", true, false)]
    [InlineData("2026-07-28", "search_execute", true, true)]
    [InlineData("2026-07-28", "individual&content=both", true, true)]
    [InlineData("2025-11-25", "individual&content=text", true, false)]
    public async Task The_json_stands_where_the_clients_version_has_it(
        string version,
        string mode,
        bool inText,
        bool isStructured
    )
    {
        await using var client = await hub.ConnectAsync(
            await hub.LinkAsync("acme"),
            $"tool-mode={mode}",
            protocol: version
        );
        var result = mode.StartsWith("search", StringComparison.Ordinal)
            ? await client.CallAsync("ashby_execute_action", """{"action_id":"ashby_list_jobs"}""")
            : await client.CallAsync("ashby_list_jobs");
        Assert.Equal(isStructured, result.StructuredContent is not null);
        var text = Assert
            .IsType<ModelContextProtocol.Protocol.TextContentBlock>(Assert.Single(result.Content))
            .Text;
        Assert.Equal(inText, text.StartsWith('{'));
        if (!inText)
            Assert.Contains("structuredContent", text);
    }

    [Fact]
    public async Task A_dead_account_is_told_how_to_link_it_again()
    {
        var account = await hub.LinkAsync("dead");
        (await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"suspended"}""")).IsOk();
        var answer = await hub.PostMcpAsync(McpHub.List, account);
        answer.IsError(412, "account_suspended");
        Assert.Equal(answer["message"], answer["error"]);

        // One whose key its provider refuses.
        var key = hub.AddKeyWithout("jobsRead");
        var rejected = await hub.LinkAsync("rejected", key.Secret);
        hub.Ashby.AddKey(key with { Enabled = false });
        var failure = await hub.CallToolAsync(rejected, "ashby_list_candidates", "{}");
        Assert.Equal(412, failure.GetProperty("status_code").GetInt32());
        answer = await hub.PostMcpAsync(McpHub.List, rejected);
        answer.IsError(412, "account_error");
        Assert.Contains($"/accounts/{rejected}/relink", answer["remedy"]);
    }

    [Fact]
    public async Task A_bad_key_is_told_in_StackOnes_words_and_ours()
    {
        var answer = await hub.PostMcpAsync(McpHub.List, "acc_x", key: "v1.local.nothing");
        answer.IsError(401, "unauthorized");
        Assert.Equal("Invalid authentication token", answer["error"]);
        var reader = await hub.CreateKeyAsync(KeyScopes.PlatformRead);
        (await hub.PostMcpAsync(McpHub.List, "acc_x", key: reader)).IsError(403, "missing_scope");
    }

    [Fact]
    public async Task Another_projects_account_is_not_there()
    {
        var account = await hub.LinkAsync("acme");
        var other = await hub.AddProjectAsync("Other");
        (await hub.PostMcpAsync(McpHub.List, account, key: other)).IsError(
            404,
            "account_not_found"
        );
        // Nor beside one of its own, nor named in a call.
        var own = await hub.LinkAsync("theirs", key: other);
        (await hub.PostMcpAsync(McpHub.List, $"{own},{account}", key: other)).IsError(
            404,
            "account_not_found"
        );
        var failure = await hub.CallToolAsync(
            own,
            "ashby_list_candidates",
            $$"""{"account_id":"{{account}}"}""",
            key: other
        );
        Assert.Equal(["$.account_id"], Paths(failure));
    }

    [Fact]
    public async Task Several_accounts_of_one_connector_share_its_tools()
    {
        var one = await hub.LinkAsync("first");
        var two = await hub.LinkAsync("second");
        var both = $"{one},{two}";
        var single = await hub.NamesAsync(one);
        Assert.Equal(single, await hub.NamesAsync(both));
        var tool = (await hub.ListAsync(both, "actions=list_candidates"))[0];
        var schema = tool.GetProperty("inputSchema");
        Assert.Equal("account_id", schema.GetProperty("required")[0].GetString());
        Assert.Equal(
            [one, two],
            schema
                .GetProperty("properties")
                .GetProperty("account_id")
                .GetProperty("enum")
                .EnumerateArray()
                .Select(id => id.GetString())
        );
        Assert.Equal(
            ["$.account_id"],
            Paths(await hub.CallToolAsync(both, "ashby_list_candidates", "{}"))
        );
        var result = await hub.CallToolAsync(
            both,
            "ashby_list_candidates",
            $$$"""{"account_id":"{{{two}}}","body":{"limit":1}}"""
        );
        Assert.False(result.GetProperty("isError").GetBoolean());
    }

    [Fact]
    public async Task Every_call_is_in_the_log_with_its_client_and_transport()
    {
        var account = await hub.LinkAsync("logged");
        foreach (var version in new[] { null, "2025-11-25" })
        {
            await using var client = await hub.ConnectAsync(account, protocol: version);
            await client.CallAsync("ashby_list_jobs");
            var log = JsonElement.Parse("{}");
            await Eventually.TrueAsync(async () =>
            {
                var logs = await hub.CallAsync(
                    "GET",
                    $"/requests/logs?filter[account_ids]={account}&page_size=1"
                );
                var data = logs.IsOk().Json.GetProperty("data");
                if (data.GetArrayLength() == 0)
                    return false;
                log = data[0];
                return true;
            });
            Assert.Equal("ashby_list_jobs", Text(log, "action"));
            Assert.Equal("MCP", Text(log, "source_type"));
            Assert.Equal("test agent", Text(log, "client_name"));
            Assert.Equal("1.2", Text(log, "client_version"));
        }
    }

    private async Task<JsonElement> CallAsync(string tool, string arguments, string query = "") =>
        await hub.CallToolAsync(await hub.LinkAsync("acme"), tool, arguments, query);

    private static IEnumerable<string> Paths(JsonElement failure) =>
        failure
            .GetProperty("faults")
            .EnumerateArray()
            .Select(fault => fault.GetProperty("path").GetString()!);

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString()!;
}

using System.Text.Json;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>An agent loop as it is written for StackOne's two tools, and what stands beside them.</summary>
public sealed class SearchExecuteTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Mode = "tool-mode=search_execute";

    [Theory]
    [InlineData("ashby_search_actions", "ashby_execute_action", "action_id", "body")]
    [InlineData(
        "ashby_{0}_search_actions",
        "ashby_{0}_execute_action",
        "action_name",
        "query_params"
    )]
    [InlineData("ashby_search_actions", "ashby_execute_action", "action_id", "query")]
    public async Task Search_then_execute(string search, string execute, string id, string place)
    {
        var account = await hub.LinkAsync("acme");
        var found = await CallAsync(
            account,
            string.Format(search, account),
            """{"query":"list all candidates","top_k":5,"session_id":"s1"}"""
        );
        Assert.Equal("s1", Text(found, "session_id"));
        var actions = found.GetProperty("actions").EnumerateArray().ToList();
        Assert.InRange(actions.Count, 1, 5);
        var best = actions[0];
        Assert.Equal("ashby_list_candidates", Text(best, "action_id"));
        Assert.NotEmpty(Text(best, "description"));
        Assert.InRange(best.GetProperty("similarity_score").GetDouble(), 0, 1);
        Assert.Equal(
            "object",
            Text(
                best.GetProperty("input_schema").GetProperty("properties").GetProperty("body"),
                "type"
            )
        );
        Assert.Equal(
            "ashby_list_candidates",
            Text(best.GetProperty("example_request"), "action_id")
        );

        var result = await CallAsync(
            account,
            string.Format(execute, account),
            $$$"""{"{{{id}}}":"ashby_list_candidates","{{{place}}}":{"limit":1},"session_id":"s1"}"""
        );
        Assert.Equal(1, result.GetProperty("result").GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task An_exact_id_gives_its_whole_schema_and_nothing_else()
    {
        var found = await SearchAsync("""{"query":"ashby_update_candidate"}""");
        var only = Assert.Single(found.GetProperty("actions").EnumerateArray());
        Assert.Equal(1, only.GetProperty("similarity_score").GetDouble());
        Assert.False(
            only.GetProperty("input_schema")
                .GetProperty("properties")
                .GetProperty("body")
                .GetProperty("additionalProperties")
                .GetBoolean()
        );
        Assert.StartsWith("sess_", Text(found, "session_id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_agent_could_not_run_is_not_found()
    {
        var found = await SearchAsync("""{"query":"anonymize a candidate","top_k":50}""");
        Assert.DoesNotContain(
            "ashby_anonymize_candidate",
            found.GetProperty("actions").EnumerateArray().Select(one => Text(one, "action_id"))
        );
    }

    [Theory]
    [InlineData("{}", "$.query")]
    [InlineData("""{"query":"  "}""", "$.query")]
    [InlineData("""{"query":5}""", "$.query")]
    [InlineData("""{"query":"a","top_k":0}""", "$.top_k")]
    [InlineData("""{"query":"a","top_k":51}""", "$.top_k")]
    [InlineData("""{"query":"a","top_k":"5"}""", "$.top_k")]
    public async Task A_search_that_cannot_be_read_says_why(string arguments, string path)
    {
        var failure = await SearchAsync(arguments);
        Assert.Equal("invalid_input", Text(failure, "error_category"));
        Assert.Equal(path, Text(failure.GetProperty("faults")[0], "path"));
    }

    [Fact]
    public async Task Executing_nothing_or_what_there_is_not_says_so()
    {
        var account = await hub.LinkAsync("acme");
        var failure = await CallAsync(account, "ashby_execute_action", """{"body":{}}""");
        Assert.Equal("$.action_id", Text(failure.GetProperty("faults")[0], "path"));
        failure = await CallAsync(
            account,
            "ashby_execute_action",
            """{"action_id":"ashby_list_candidate"}"""
        );
        Assert.Equal("ashby_list_candidates", failure.GetProperty("suggestions")[0].GetString());
    }

    [Fact]
    public async Task Names_become_ids()
    {
        var account = await hub.LinkAsync("acme");
        var jobs = await hub.RunAsync(account, "ashby_list_jobs", """{"limit":1}""");
        var job = jobs.IsOk().Json.GetProperty("data")[0];
        var title = Text(job, "title");
        var found = await CallAsync(
            account,
            "ashby_resolve",
            $$"""{"text":"{{title}}","kind":"job"}"""
        );
        Assert.Contains(Text(job, "id"), found.GetRawText());
        var unknown = await CallAsync(
            account,
            "ashby_resolve",
            """{"text":"Somebody","kind":"dragon"}"""
        );
        Assert.Equal("unknown_kind", Text(unknown, "error_category"));
        var failure = await CallAsync(account, "ashby_resolve", """{"context":{"jobId":5}}""");
        Assert.Equal(
            ["$.text", "$.context.jobId"],
            failure.GetProperty("faults").EnumerateArray().Select(one => Text(one, "path"))
        );
    }

    [Fact]
    public async Task Feedback_is_kept()
    {
        var account = await hub.LinkAsync("acme");
        var kept = await CallAsync(
            account,
            "stackone_submit_feedback",
            """{"rating":"negative","tool_names":["ashby_search_actions"],"feedback":"It missed.","category":"search","session_id":"s9"}"""
        );
        Assert.Equal("Feedback recorded", Text(kept, "message"));
        Assert.Equal("s9", Text(kept, "session_id"));
        var list = await hub.CallAsync("GET", $"/ai/tool-feedback?account_ids={account}");
        var said = list.IsOk().Json.GetProperty("data")[0];
        Assert.Contains("It missed.", Text(said, "feedback"));
        Assert.Contains("negative", Text(said, "feedback"));
        Assert.Equal("ashby_search_actions", said.GetProperty("tool_names")[0].GetString());

        var failure = await CallAsync(account, "stackone_submit_feedback", """{"rating":"bad"}""");
        Assert.Equal(
            ["$.rating", "$.tool_names"],
            failure.GetProperty("faults").EnumerateArray().Select(one => Text(one, "path"))
        );
    }

    private async Task<JsonElement> SearchAsync(string arguments) =>
        await CallAsync(await hub.LinkAsync("acme"), "ashby_search_actions", arguments);

    private Task<JsonElement> CallAsync(string account, string tool, string arguments) =>
        hub.CallToolAsync(account, tool, arguments, Mode);

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString()!;
}

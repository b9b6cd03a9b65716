using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Agents;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>tools/list: what is offered, in which form, and what it costs.</summary>
public sealed class ToolListTests(TestHub hub) : IClassFixture<TestHub>
{
    private static readonly Tokenizer O200k = TiktokenTokenizer.CreateForEncoding("o200k_base");

    [Fact]
    public async Task Two_tools_find_and_run_every_action()
    {
        var tools = await ListAsync("tool-mode=search_execute");
        Assert.Equal(
            [
                "ashby_search_actions",
                "ashby_execute_action",
                "ashby_resolve",
                "stackone_submit_feedback",
            ],
            Names(tools)
        );
        Assert.InRange(O200k.CountTokens(tools.GetRawText()), 1, 799);
    }

    [Fact]
    public async Task The_guides_actions_listed_one_by_one_take_less_than_20_000_tokens()
    {
        foreach (var style in new[] { "nested", "flat_prefixed", "flat_smart" })
        {
            var tools = await ListAsync($"param-style={style}");
            var guide = tools
                .EnumerateArray()
                .Where(tool =>
                    !Ashby.Connector.TryGetAction(Text(tool, "name"), out var action)
                    || !action.Additional
                )
                .Select(tool => tool.GetRawText());
            Assert.InRange(O200k.CountTokens($"[{string.Join(',', guide)}]"), 1, 19_999);
        }
    }

    [Fact]
    public async Task Hints_follow_from_the_reviewed_effect()
    {
        var account = await hub.LinkAsync("acme");
        await hub.AllowAgentsAsync();
        var tools = (await ListAsync("", account)).EnumerateArray().ToList();
        foreach (var action in Ashby.Connector.Actions)
        {
            var tool = tools.Single(one => Text(one, "name") == action.Id);
            Assert.Equal(action.Label, Text(tool, "title"));
            var hints = tool.GetProperty("annotations");
            var reads = action.Effect == Effect.Read;
            Assert.Equal(reads, hints.GetProperty("readOnlyHint").GetBoolean());
            Assert.True(hints.GetProperty("openWorldHint").GetBoolean());
            if (reads)
                continue;
            Assert.Equal(
                action.Irreversible || action.Effect == Effect.Delete,
                hints.GetProperty("destructiveHint").GetBoolean()
            );
            Assert.Equal(action.SafeToRepeat, hints.GetProperty("idempotentHint").GetBoolean());
        }
    }

    [Theory]
    [InlineData("nested", "body", "body")]
    [InlineData("flat_prefixed", "body_candidateId", "body_candidateId")]
    [InlineData("flat_smart", "candidateId", "candidateId")]
    public async Task Each_style_names_the_same_input(string style, string first, string required)
    {
        var tools = await ListAsync(
            $"param-style={style}&actions=ashby_create_candidate_note_as_string"
        );
        var schema = tools[0].GetProperty("inputSchema");
        var listed = schema.GetProperty("properties").EnumerateObject().Select(one => one.Name);
        Assert.Equal(first, listed.First());
        Assert.Contains(
            required,
            schema.GetProperty("required").EnumerateArray().Select(one => one.GetString())
        );
    }

    [Fact]
    public async Task A_name_that_would_be_taken_for_a_place_keeps_its_place_before_it()
    {
        var account = await hub.LinkAsync("acme");
        await hub.AllowAgentsAsync();
        var tools = await ListAsync("param-style=flat_smart&actions=*_add_email_message", account);
        var names = tools[0]
            .GetProperty("inputSchema")
            .GetProperty("properties")
            .EnumerateObject()
            .Select(one => one.Name)
            .ToList();
        Assert.Contains("body_body", names);
        Assert.Contains("subject", names);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var lists = await NamesAsync("actions=*_list_*");
        Assert.NotEmpty(lists);
        Assert.All(lists, name => Assert.StartsWith("ashby_list_", name, StringComparison.Ordinal));
        Assert.Equal(lists, await NamesAsync("actions=list_*"));
        var several = await NamesAsync(
            "actions=ashby_list_candidates,ashby_list_jobs&actions=ashby_get_job"
        );
        Assert.Equal(
            ["ashby_get_job", "ashby_list_candidates", "ashby_list_jobs"],
            several.Order()
        );

        Assert.All(
            await NamesAsync("effects=read"),
            name => Assert.Equal(Effect.Read, Ashby.Action(name).Effect)
        );
        Assert.All(
            await NamesAsync("resources=candidate,job&effects=create"),
            name => Assert.Contains(Ashby.Action(name).Resource, new[] { "candidate", "job" })
        );
        Assert.All(
            await NamesAsync("scopes=jobsRead"),
            name => Assert.Equal(["jobsRead"], Ashby.Action(name).MinimalScopes)
        );
    }

    [Theory]
    [InlineData("tool-mode=both", "individual, search_execute")]
    [InlineData("param-style=flat", "nested, flat_prefixed, flat_smart")]
    [InlineData("effects=read,write", "read, create, update, delete")]
    [InlineData("scopes=candidates", "candidatesRead")]
    [InlineData("resources=person", "candidate")]
    [InlineData("instructions=maybe", "on, off")]
    [InlineData("actions=ashby_list_candidate", "ashby_list_candidates")]
    [InlineData("tool-mode=individual&tool-mode=search_execute", "given 2 times")]
    public async Task What_is_not_known_is_refused_with_what_is(string query, string known)
    {
        var answer = await hub.PostMcpAsync(McpHub.List, await hub.LinkAsync("acme"), query);
        answer.IsError(400, "invalid_request");
        Assert.Contains(known, answer["message"]);
        Assert.StartsWith(
            $"$.{query.Split('=')[0]}",
            answer.Json.GetProperty("faults")[0].GetProperty("path").GetString()
        );
    }

    [Fact]
    public async Task Output_schemas_come_when_they_are_asked_for()
    {
        Assert.False(
            (await ListAsync("actions=list_jobs"))[0].TryGetProperty("outputSchema", out _)
        );
        var tool = (await ListAsync("actions=list_jobs&output-schemas=on"))[0];
        Assert.Equal(
            "array",
            tool.GetProperty("outputSchema")
                .GetProperty("properties")
                .GetProperty("result")
                .GetProperty("properties")
                .GetProperty("data")
                .GetProperty("type")
                .GetString()
        );
    }

    [Fact]
    public async Task Only_what_the_key_can_do_is_listed_unless_all_is_asked_for()
    {
        var account = await hub.LinkAsync("narrow", hub.AddKeyWithout("jobsRead").Secret);
        Assert.DoesNotContain("ashby_list_jobs", await NamesAsync("", account));
        Assert.Contains("ashby_list_jobs", await NamesAsync("all=true", account));
        Assert.Contains("ashby_list_candidates", await NamesAsync("", account));
    }

    [Fact]
    public async Task Only_what_the_profile_enables_and_agents_may_do_is_listed()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var account = await own.LinkAsync("acme");
        var all = await own.NamesAsync(account);
        Assert.Contains("ashby_list_jobs", all);
        // Off for agents until the profile turns them on.
        Assert.DoesNotContain("ashby_anonymize_candidate", all);
        Assert.DoesNotContain("ashby_change_application_stage", all);
        await own.AllowAgentsAsync();
        Assert.Contains("ashby_anonymize_candidate", await own.NamesAsync(account));

        (
            await own.CallAsync(
                "PATCH",
                $"/auth_configs/{await own.ProfileIdAsync()}",
                """{"enabled_actions":["ashby_list_candidates","ashby_search_candidates"]}"""
            )
        ).IsOk();
        Assert.Equal(
            [
                "ashby_list_candidates",
                "ashby_resolve",
                "ashby_search_candidates",
                "stackone_submit_feedback",
            ],
            (await own.NamesAsync(account)).Order()
        );
    }

    [Fact]
    public async Task Limits_of_the_key_narrow_the_list()
    {
        var account = await hub.LinkAsync("acme");
        var key = (
            await hub.CallAsync(
                "POST",
                "/api_keys",
                """{"name":"reader","scopes":["actions:execute"],"limits":{"read_only":true}}"""
            )
        )["key"]!;
        var names = await hub.NamesAsync(account, key: key);
        Assert.Contains("ashby_list_candidates", names);
        Assert.DoesNotContain("ashby_create_candidate", names);
    }

    [Fact]
    public async Task The_same_list_is_written_once()
    {
        var one = await hub.LinkAsync("one");
        var two = await hub.LinkAsync("two");
        var lists = hub.Server.Services.GetRequiredService<ToolLists>();
        await hub.NamesAsync(one);
        var written = lists.Written;
        await hub.NamesAsync(one);
        await hub.NamesAsync(two);
        await hub.NamesAsync(two, "instructions=off");
        Assert.Equal(written, lists.Written);
        await hub.NamesAsync(two, "effects=delete,create&param-style=flat_smart");
        Assert.Equal(written + 1, lists.Written);
    }

    private async Task<JsonElement> ListAsync(string query, string? account = null) =>
        await hub.ListAsync(account ?? await hub.LinkAsync("acme"), query);

    /// <summary>The actions in the list.</summary>
    private async Task<List<string>> NamesAsync(string query, string? account = null) =>
        Names(await ListAsync(query, account))
            .Where(name => Ashby.Connector.TryGetAction(name, out _))
            .ToList();

    private static IEnumerable<string> Names(JsonElement tools) =>
        tools.EnumerateArray().Select(tool => Text(tool, "name"));

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString()!;
}

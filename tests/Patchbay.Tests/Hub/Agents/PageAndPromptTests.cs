using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>What an agent may read, and the work that its user may pick.</summary>
public sealed class PageAndPromptTests(TestHub hub) : IClassFixture<TestHub>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalog_the_guide_and_each_action_can_be_read()
    {
        await using var client = await ConnectAsync();
        var resources = await client.ListResourcesAsync(cancellationToken: Cancellation);
        Assert.Equal(
            ["patchbay://ashby/actions", "patchbay://ashby/guide"],
            resources.Select(one => one.Uri)
        );
        var catalog = await ReadAsync(client, "patchbay://ashby/actions");
        Assert.Contains("- `ashby_list_candidates` (reads)", catalog);
        // Off for agents, and so none of the actions that this one could run.
        Assert.DoesNotContain("ashby_anonymize_candidate", catalog);
        Assert.Contains("Candidates: Read", await ReadAsync(client, "patchbay://ashby/guide"));

        var template = Assert.Single(
            await client.ListResourceTemplatesAsync(cancellationToken: Cancellation)
        );
        Assert.Equal("patchbay://ashby/actions/{action_id}", template.UriTemplate);
        var page = await ReadAsync(client, "patchbay://ashby/actions/ashby_update_candidate");
        Assert.Contains("# Update Candidate", page);
        Assert.Contains("\"additionalProperties\": false", page);
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        await using var client = await ConnectAsync();
        var fault = await Assert.ThrowsAsync<McpProtocolException>(() =>
            ReadAsync(client, "patchbay://ashby/actions/ashby_nothing")
        );
        Assert.Contains("There is nothing to read", fault.Message);
        fault = await Assert.ThrowsAsync<McpProtocolException>(async () =>
            await client.GetPromptAsync("review_pipelin", cancellationToken: Cancellation)
        );
        Assert.Contains("review_pipeline", fault.Message);
        fault = await Assert.ThrowsAsync<McpProtocolException>(async () =>
            await client.GetPromptAsync("move_quietly", cancellationToken: Cancellation)
        );
        Assert.Contains("candidate and stage", fault.Message);
    }

    [Fact]
    public async Task Ids_of_actions_are_completed()
    {
        await using var client = await ConnectAsync();
        var answer = await client.CompleteAsync(
            new ResourceTemplateReference { Uri = "patchbay://ashby/actions/{action_id}" },
            "action_id",
            "ashby_list_can",
            cancellationToken: Cancellation
        );
        Assert.Contains("ashby_list_candidates", answer.Completion.Values);
        Assert.All(answer.Completion.Values, id => Assert.Contains("list_can", id));
    }

    [Fact]
    public async Task Prompts_are_filled_in()
    {
        await using var client = await ConnectAsync();
        var prompts = await client.ListPromptsAsync(cancellationToken: Cancellation);
        Assert.InRange(prompts.Count, 6, 10);
        Assert.True(
            prompts
                .Single(one => one.Name == "review_pipeline")
                .ProtocolPrompt.Arguments!.Single(argument => argument.Name == "job")
                .Required
        );
        var text = await PromptAsync(client, "review_pipeline", ("job", "Backend {days} [[x]]"));
        Assert.Contains("the job Backend {days} [[x]].", text);
        Assert.DoesNotContain("more than", text);
        Assert.DoesNotContain("ashby_execute_action", text);
        Assert.Contains(
            "waits more than 12 days without",
            await PromptAsync(client, "review_pipeline", ("job", "x"), ("days", "12"))
        );
        await using var searching = await ConnectAsync("tool-mode=search_execute");
        Assert.Contains("ashby_execute_action", await PromptAsync(searching, "open_offers"));
    }

    [Fact]
    public async Task The_server_says_how_its_tools_are_used_unless_told_not_to()
    {
        await using var client = await ConnectAsync();
        Assert.Contains("- limit:", client.ServerInstructions);
        Assert.Contains("ashby_resolve", client.ServerInstructions);
        await using var quiet = await ConnectAsync("instructions=off");
        Assert.Null(quiet.ServerInstructions);
    }

    [Fact]
    public async Task A_long_action_tells_how_far_it_is()
    {
        // What it allows, the others' hub does not.
        await using var own = new TestHub();
        await own.InitializeAsync();
        await own.AllowAgentsAsync();
        foreach (var version in new[] { null, "2025-11-25" })
        {
            var account = await own.LinkAsync("acme");
            var someone = (await own.RunAsync(account, "ashby_list_candidates", """{"limit":1}"""))
                .IsOk()
                .Json.GetProperty("data")[0]
                .GetProperty("id")
                .GetString();
            await using var client = await own.ConnectAsync(account, protocol: version);
            var progress = new ToldProgress();
            var result = await client.CallToolAsync(
                "ashby_upload_candidate_resume_complete",
                new Dictionary<string, object?>
                {
                    ["body"] = new
                    {
                        candidateId = someone,
                        file = new { name = "cv.txt", content = "SGVsbG8=" },
                    },
                },
                progress,
                cancellationToken: Cancellation
            );
            Assert.False(result.IsError, result.Envelope().GetRawText());
            var told = await progress.AllAsync(3);
            Assert.Equal([0, 1, 2], told.Select(one => one.Progress));
            Assert.All(told, one => Assert.Equal(3, one.Total));
            Assert.Contains("cv.txt", told[1].Message);
        }
    }

    private async Task<McpClient> ConnectAsync(string query = "") =>
        await hub.ConnectAsync(await hub.LinkAsync("acme"), query);

    private static async Task<string> ReadAsync(McpClient client, string uri) =>
        Assert
            .IsType<TextResourceContents>(
                Assert.Single(
                    (await client.ReadResourceAsync(uri, cancellationToken: Cancellation)).Contents
                )
            )
            .Text;

    private static async Task<string> PromptAsync(
        McpClient client,
        string name,
        params (string Name, string Value)[] arguments
    )
    {
        var prompt = await client.GetPromptAsync(
            name,
            arguments.ToDictionary(one => one.Name, one => (object?)one.Value),
            cancellationToken: Cancellation
        );
        return Assert.IsType<TextContentBlock>(Assert.Single(prompt.Messages).Content).Text;
    }
}

using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Patchbay.AshbySandbox;
using Patchbay.Cli;
using Patchbay.Tests.Hub;
using Patchbay.Tests.Hub.Agents;

namespace Patchbay.Tests.Cli;

/// <summary>patchbay mcp: the same tools over standard input and output, straight and through a hub.</summary>
public sealed class McpCommandTests(TestHub hub) : IClassFixture<TestHub>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "2025-11-25")]
    [InlineData(false, null)]
    [InlineData(false, "2025-11-25")]
    [InlineData(false, "2025-03-26")]
    public async Task A_client_lists_calls_and_reads(bool straight, string? version)
    {
        await using var run = await StartAsync(straight, version);
        var client = run.Client;
        Assert.Equal("patchbay", client.ServerInfo!.Name);
        Assert.Contains("ashby_resolve", client.ServerInstructions);
        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);
        Assert.Contains(tools, tool => tool.Name == "ashby_list_candidates");
        Assert.DoesNotContain(tools, tool => tool.Name == "ashby_anonymize_candidate");
        var result = (
            await client.CallAsync("ashby_list_candidates", """{"body":{"limit":2}}""")
        ).Envelope();
        Assert.Equal(2, result.GetProperty("result").GetProperty("data").GetArrayLength());
        var failure = await client.CallAsync("ashby_list_candidates", """{"body":{"limit":0}}""");
        Assert.True(failure.IsError);
        Assert.Equal(
            "$.body.limit",
            failure.Envelope().GetProperty("faults")[0].GetProperty("path").GetString()
        );
        Assert.NotEmpty(await client.ListPromptsAsync(cancellationToken: Cancellation));
        var page = await client.ReadResourceAsync(
            "patchbay://ashby/actions/ashby_get_job",
            cancellationToken: Cancellation
        );
        Assert.Contains(
            "# Get Job",
            Assert.IsType<TextResourceContents>(Assert.Single(page.Contents)).Text
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Modes_and_filters_are_flags(bool straight)
    {
        await using var run = await StartAsync(straight, null, "--tool-mode", "search_execute");
        var names = (await run.Client.ListToolsAsync(cancellationToken: Cancellation)).Select(
            tool => tool.Name
        );
        Assert.Equal(
            ["ashby_search_actions", "ashby_execute_action", "ashby_resolve"],
            names.Where(name => name != "stackone_submit_feedback")
        );
        var found = (
            await run.Client.CallAsync("ashby_search_actions", """{"query":"ashby_list_jobs"}""")
        ).Envelope();
        Assert.Equal(
            "ashby_list_jobs",
            found.GetProperty("actions")[0].GetProperty("action_id").GetString()
        );
        var jobs = (
            await run.Client.CallAsync(
                "ashby_execute_action",
                """{"action_id":"ashby_list_jobs","body":{"limit":1}}"""
            )
        ).Envelope();
        var title = jobs.GetProperty("result")
            .GetProperty("data")[0]
            .GetProperty("title")
            .GetString();
        var resolved = await run.Client.CallAsync(
            "ashby_resolve",
            JsonSerializer.Serialize(new { text = title, kind = "job" })
        );
        Assert.False(resolved.IsError ?? false);
        Assert.Contains("status", resolved.Envelope().GetRawText());

        await using var narrow = await StartAsync(
            straight,
            null,
            "--actions",
            "list_*",
            "--resources",
            "job,candidate"
        );
        Assert.All(
            (await narrow.Client.ListToolsAsync(cancellationToken: Cancellation)).Where(tool =>
                tool.Name.StartsWith("ashby_list", StringComparison.Ordinal)
            ),
            tool => Assert.Matches("^ashby_list_(job|candidate)", tool.Name)
        );
    }

    [Fact]
    public async Task Straight_what_cannot_be_undone_is_off_until_allowed()
    {
        const string someone =
            """{"body":{"candidateId":"00000000-0000-4000-8000-000000000000"}}""";
        await using var run = await StartAsync(straight: true, null);
        var refused = (await run.Client.CallAsync("ashby_anonymize_candidate", someone)).Envelope();
        Assert.Equal("off_for_agents", refused.GetProperty("error_category").GetString());
        await using var allowed = await StartAsync(straight: true, null, "--allow-irreversible");
        var tried = (
            await allowed.Client.CallAsync("ashby_anonymize_candidate", someone)
        ).Envelope();
        Assert.Equal("not_found", tried.GetProperty("error_category").GetString());
    }

    [Theory]
    [InlineData("--tool-mode", "both", "individual, search_execute")]
    [InlineData("--effects", "write", "read, create, update, delete")]
    [InlineData("--actions", "ashby_list_candidate", "ashby_list_candidates")]
    public async Task A_flag_that_means_nothing_is_refused(string flag, string value, string known)
    {
        var run = await new CommandLine { Environment = { ["ASHBY_API_KEY"] = "x" } }.WithAsync(
            "mcp",
            flag,
            value
        );
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(known, run.Error);
    }

    [Fact]
    public async Task What_the_hub_refuses_comes_as_an_error_of_the_protocol()
    {
        var run = await new CommandLine
        {
            Environment = HubSettings("acc_none"),
            Input = """
                {"jsonrpc":"2.0","id":"a","method":"tools/list"}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {nothing

                """,
        }.WithAsync("mcp");
        Assert.Equal(0, run.Code);
        var lines = run.Lines.Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(2, lines.Count);
        var refused = lines.Single(line =>
            line.GetProperty("id").ValueKind == JsonValueKind.String
        );
        Assert.Contains(
            "There is no account acc_none",
            refused.GetProperty("error").GetProperty("message").GetString()
        );
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_hub_that_is_not_there_is_told()
    {
        var settings = HubSettings("acc_none");
        settings["PATCHBAY_HUB"] = "http://127.0.0.1:9";
        var run = await new CommandLine
        {
            Environment = settings,
            Input = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""" + "\n",
        }.WithAsync("mcp");
        var error = run.Json.GetProperty("error").GetProperty("message").GetString();
        Assert.Contains("cannot be reached", error);
    }

    [Fact]
    public async Task Progress_comes_through()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        await own.AllowAgentsAsync();
        await using var run = await Running.StartAsync(
            null,
            HubSettings(await own.LinkAsync("acme"), own),
            "2025-11-25",
            ["mcp"]
        );
        var someone = (await run.Client.CallAsync("ashby_list_candidates"))
            .Envelope()
            .GetProperty("result")
            .GetProperty("data")[0]
            .GetProperty("id")
            .GetString();
        var progress = new ToldProgress();
        var result = await run.Client.CallToolAsync(
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
        Assert.Equal([0, 1, 2], (await progress.AllAsync(3)).Select(one => one.Progress));
    }

    private async Task<Running> StartAsync(bool straight, string? version, params string[] flags)
    {
        var ashby = straight
            ? await AshbySandboxServer.StartAsync(new SandboxOptions(), ct: Cancellation)
            : null;
        var environment = ashby is null
            ? HubSettings(await hub.LinkAsync("acme"))
            : new Dictionary<string, string>
            {
                ["ASHBY_API_KEY"] = "sandbox-all-permissions",
                ["ASHBY_URL"] = ashby.Address.AbsoluteUri,
            };
        return await Running.StartAsync(ashby, environment, version, ["mcp", .. flags]);
    }

    private Dictionary<string, string> HubSettings(string account, TestHub? other = null) =>
        new()
        {
            ["PATCHBAY_HUB"] = (other ?? hub).Address.AbsoluteUri,
            ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
            ["PATCHBAY_ACCOUNT"] = account,
        };

    /// <summary>The command in this process, with a client at its ends.</summary>
    private sealed class Running(
        AshbySandboxServer? ashby,
        McpClient client,
        Pipe input,
        Task<int> command,
        StringWriter errors
    ) : IAsyncDisposable
    {
        public McpClient Client => client;

        public static async Task<Running> StartAsync(
            AshbySandboxServer? ashby,
            Dictionary<string, string> environment,
            string? version,
            string[] arguments
        )
        {
            var (input, output) = (new Pipe(), new Pipe());
            var errors = new StringWriter();
            var command = Task.Run(
                () =>
                    CliApp.RunAsync(
                        arguments,
                        new CliHost
                        {
                            Input = input.Reader.AsStream(),
                            Output = output.Writer.AsStream(),
                            Error = errors,
                            Environment = name =>
                                environment.GetValueOrDefault(name)
                                ?? (name == "HOME" ? "/nowhere" : null),
                        },
                        Cancellation
                    ),
                Cancellation
            );
            var client = await McpClient.CreateAsync(
                new StreamClientTransport(input.Writer.AsStream(), output.Reader.AsStream()),
                new McpClientOptions { ProtocolVersion = version },
                cancellationToken: Cancellation
            );
            return new(ashby, client, input, command, errors);
        }

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await input.Writer.CompleteAsync();
            Assert.Equal(0, await command);
            Assert.Empty(errors.ToString());
            if (ashby is not null)
                await ashby.DisposeAsync();
        }
    }
}

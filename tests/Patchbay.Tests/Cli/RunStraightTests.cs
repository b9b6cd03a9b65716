using System.Text;
using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Client;

namespace Patchbay.Tests.Cli;

public sealed class RunStraightTests : IAsyncLifetime
{
    private AshbySandboxServer _ashby = null!;

    public async ValueTask InitializeAsync() =>
        _ashby = await AshbySandboxServer.StartAsync(
            new SandboxOptions { CandidateCount = 250 },
            ct: TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => _ashby.DisposeAsync();

    [Fact]
    public async Task In_a_pipe_the_records_come_as_JSON_and_the_next_page_is_told()
    {
        var result = await RunAsync("ashby_list_candidates", "--set", "limit=2");

        Assert.Equal(0, result.Code);
        Assert.Equal(2, result.Json.GetArrayLength());
        Assert.Contains("--set cursor=", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_brings_cursor_and_sync_token()
    {
        var first = await RunAsync("ashby_list_candidates", "--set", "limit=100", "--raw");
        var cursor = first.Json.GetProperty("next").GetString();
        var second = await RunAsync("ashby_list_candidates", "--set", $"cursor={cursor}", "--raw");
        var third = await RunAsync(
            "ashby_list_candidates",
            "--set",
            $"cursor={second.Json.GetProperty("next").GetString()}",
            "--raw"
        );

        Assert.Equal(50, third.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, third.Json.GetProperty("next").ValueKind);
        Assert.NotEmpty(third.Json.GetProperty("syncToken").GetString()!);
    }

    [Fact]
    public async Task On_a_terminal_the_records_are_a_table_that_fits()
    {
        var result = await new CommandLine
        {
            OnTerminal = true,
            Width = 80,
            Environment = Straight("sandbox-all-permissions"),
        }.WithAsync("run", "ashby_list_candidates", "--set", "limit=3");

        Assert.Contains("name", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 records\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("{", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_gives_every_record_once_a_line_and_the_sync_token()
    {
        var result = await RunAsync("ashby_list_candidates", "--all");

        Assert.Equal(0, result.Code);
        Assert.Equal(250, result.Lines.Length);
        Assert.Equal(
            250,
            result
                .Lines.Select(line => JsonElement.Parse(line).GetProperty("id").GetString())
                .Distinct()
                .Count()
        );
        Assert.Matches("^What changes from now on: --set syncToken=.+\n$", result.Error);
    }

    [Fact]
    public async Task All_says_how_far_it_is_where_the_errors_go_to_a_terminal_or_when_asked()
    {
        var terminal = await new CommandLine
        {
            ErrorsOnTerminal = true,
            Environment = Straight("sandbox-all-permissions"),
        }.WithAsync("run", "ashby_list_candidates", "--all");
        var asked = await RunAsync("ashby_list_candidates", "--all", "--progress");

        Assert.Contains("\r250 records, 3 pages, ", terminal.Error, StringComparison.Ordinal);
        Assert.StartsWith("250 records, 3 pages, ", asked.Error, StringComparison.Ordinal);
        Assert.Equal(250, terminal.Lines.Length);
    }

    [Fact]
    public async Task All_fails_as_a_single_call_does()
    {
        // Asked again three times, a read fails at the fourth.
        _ashby.FailNext("candidate.list", SandboxFault.Status500, times: 4);
        var none = await RunAsync("ashby_list_candidates", "--all");
        var key = _ashby.AddKey("without", "jobsRead");
        var refused = await new CommandLine { Environment = Straight(key.Secret) }.WithAsync(
            "run",
            "ashby_list_candidates",
            "--all"
        );

        Assert.Equal((3, ""), (none.Code, none.Output));
        Assert.Equal((1, ""), (refused.Code, refused.Output));
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_quietly()
    {
        await using var closed = new ClosingStream(afterBytes: 1000);
        var result = await new CommandLine
        {
            Output = closed,
            Environment = Straight("sandbox-all-permissions"),
        }.WithAsync("run", "ashby_list_candidates", "--all");

        Assert.Equal(141, result.Code);
        Assert.Empty(result.Error);
        Assert.True(_ashby.Requests.Count < 3);
    }

    [Fact]
    public async Task A_missing_permission_names_the_box_to_tick()
    {
        var key = _ashby.AddKey("without", "jobsRead");
        var result = await new CommandLine { Environment = Straight(key.Secret) }.WithAsync(
            "run",
            "ashby_list_candidates",
            "--json"
        );

        Assert.Equal(1, result.Code);
        Assert.Equal("missing_permission", result.ErrorJson.GetProperty("code").GetString());
        Assert.Contains(
            "Candidates: Read",
            result.ErrorJson.GetProperty("remedy").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_key_is_called_that_and_never_shown()
    {
        var result = await new CommandLine { Environment = Straight("wrong-secret") }.WithAsync(
            "run",
            "ashby_list_candidates"
        );

        Assert.Equal(1, result.Code);
        Assert.Contains("does not accept the API key", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_input_names_the_field_and_sends_nothing()
    {
        var result = await RunAsync("ashby_get_candidate_by_id", "--set", "id=123");
        var missing = await RunAsync("ashby_get_candidate_by_id");

        Assert.Equal((2, 2), (result.Code, missing.Code));
        Assert.Contains("$.id", result.Error, StringComparison.Ordinal);
        Assert.Contains("$.id", missing.Error, StringComparison.Ordinal);
        Assert.Empty(_ashby.Requests);
    }

    [Fact]
    public async Task An_unknown_action_names_the_nearest_once()
    {
        var result = await RunAsync("ashby_list_candidate");

        Assert.Equal(2, result.Code);
        Assert.Single(result.Error.Split("Did you mean ashby_list_candidates").Skip(1));
    }

    [Fact]
    public async Task A_stopped_Ashby_is_not_reachable()
    {
        var stopped = await LocalServer.StoppedAsync();
        var result = await RunAsync(
            "ashby_create_candidate",
            "--set",
            "name=A",
            "--ashby-url",
            stopped.ToString()
        );

        Assert.Equal(3, result.Code);
        Assert.Contains("cannot be reached", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ashby_list_candidates", "timed_out", true)]
    [InlineData("ashby_create_candidate", "outcome_unknown", false)]
    public async Task A_silent_Ashby_is_given_up_within_the_timeout(
        string action,
        string code,
        bool retryable
    )
    {
        await using var silent = await LocalServer.StartAsync((_, context) => context.NeverAsync());
        string[] input = action == "ashby_create_candidate" ? ["--set", "name=A"] : [];
        var result = await RunAsync([
            action,
            .. input,
            "--timeout",
            "0.3",
            "--json",
            "--ashby-url",
            silent.Address.ToString(),
        ]);

        Assert.Equal(3, result.Code);
        Assert.Equal(code, result.ErrorJson.GetProperty("code").GetString());
        Assert.Equal(retryable, result.ErrorJson.GetProperty("retryable").GetBoolean());
    }

    [Theory]
    [InlineData("ashby_list_candidates", false)]
    [InlineData("ashby_create_candidate", true)]
    public async Task A_cancelled_call_exits_130_and_a_write_may_have_happened(
        string action,
        bool mayHaveHappened
    )
    {
        await using var silent = await LocalServer.StartAsync((_, context) => context.NeverAsync());
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        string[] input = mayHaveHappened ? ["--set", "name=A"] : [];
        var result = await new CommandLine
        {
            Environment = Straight("k"),
            Cancellation = cancelled.Token,
        }.WithAsync(["run", action, .. input, "--ashby-url", silent.Address.ToString()]);

        Assert.Equal(130, result.Code);
        Assert.Equal(
            mayHaveHappened,
            result.Error.Contains("may or may not", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_file_goes_straight_from_disk_to_the_candidate()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        await File.WriteAllTextAsync(
            path,
            "%PDF-1.4 résumé",
            TestContext.Current.CancellationToken
        );
        var list = await RunAsync("ashby_list_candidates", "--set", "limit=1");
        var id = list.Json[0].GetProperty("id").GetString();
        try
        {
            var result = await RunAsync(
                "ashby_upload_candidate_resume_complete",
                "--set",
                $"candidateId={id}",
                "--file",
                path
            );

            Assert.Equal("", result.Error);
            Assert.Equal(0, result.Code);
            Assert.Equal(
                Path.GetFileName(path),
                result.Json.GetProperty("resumeFileHandle").GetProperty("name").GetString()
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("ashby_list_candidates", "--file", "/nowhere/cv.pdf")]
    [InlineData("ashby_upload_candidate_resume_complete", "--file", "/nowhere/cv.pdf")]
    [InlineData("ashby_list_candidates", "--all", "--raw")]
    [InlineData("ashby_list_candidates", "--timeout", "0")]
    [InlineData("ashby_list_candidates", "--timeout", "soon")]
    [InlineData("ashby_list_candidates", "--input", "[]")]
    [InlineData("ashby_list_candidates", "--inptu", "{}")]
    public async Task Wrong_usage_exits_2_and_sends_nothing(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Empty(_ashby.Requests);
    }

    private Task<CommandLineResult> RunAsync(params string[] arguments) =>
        new CommandLine { Environment = Straight("sandbox-all-permissions") }.WithAsync([
            "run",
            .. arguments,
        ]);

    private Dictionary<string, string> Straight(string key) =>
        new() { ["ASHBY_API_KEY"] = key, ["ASHBY_URL"] = _ashby.Address.ToString() };

    /// <summary>Takes so much, then breaks as a pipe does whose reader has gone.</summary>
    private sealed class ClosingStream(int afterBytes) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > afterBytes)
                throw new IOException("Broken pipe", 32);
            base.Write(buffer);
        }
    }
}

using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Client;

namespace Patchbay.Tests.Cli;

/// <summary>The flags of run that ask for less than the whole answer.</summary>
public sealed class RunAnswerTests : IAsyncLifetime
{
    private const string List = "ashby_list_candidates";

    private AshbySandboxServer _ashby = null!;

    public async ValueTask InitializeAsync() =>
        _ashby = await AshbySandboxServer.StartAsync(
            new SandboxOptions { CandidateCount = 30 },
            ct: TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => _ashby.DisposeAsync();

    [Fact]
    public async Task Fields_and_limit_narrow_the_records_and_an_unknown_field_is_told()
    {
        var result = await StraightAsync(List, "--fields", "id,nmae", "--limit", "2");

        Assert.Equal(2, result.Json.GetArrayLength());
        Assert.Equal(["id"], result.Json[0].EnumerateObject().Select(member => member.Name));
        Assert.Contains("no field nmae", result.Error, StringComparison.Ordinal);
        Assert.Contains("name", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_go_with_all_pages()
    {
        var result = await StraightAsync(List, "--fields", "id", "--all", "--set", "limit=7");

        Assert.Equal(30, result.Lines.Length);
        Assert.All(result.Lines, line => Assert.Matches("^\\{\"id\":\"[^\"]+\"\\}$", line));
    }

    [Fact]
    public async Task A_budget_tells_what_it_left_out_and_how_to_go_on()
    {
        var first = await StraightAsync(List, "--max-tokens", "1500", "--raw");
        var shown = first.Json.GetProperty("data").GetArrayLength();
        Assert.Equal(shown, first.Json.GetProperty("answerNote").GetProperty("rows").GetInt32());
        var next = first.Json.GetProperty("next").GetString();

        var rest = await StraightAsync(List, "--set", $"cursor={next}");

        Assert.Equal(30 - shown, rest.Json.GetArrayLength());
    }

    [Fact]
    public async Task In_JSON_the_note_is_JSON_on_the_error_stream()
    {
        var result = await StraightAsync(List, "--max-tokens", "1500", "--json");

        var note = JsonElement.Parse(result.Error).GetProperty("answer_note");
        Assert.Equal(
            30,
            note.GetProperty("rows").GetInt32() + note.GetProperty("rows_left_out").GetInt32()
        );
    }

    [Fact]
    public async Task A_count_is_a_number() =>
        Assert.Equal("30\n", (await StraightAsync(List, "--count")).Output);

    [Fact]
    public async Task Through_a_hub_the_hub_does_it()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"next":"c","data":[{"id":"1"}],"answer_note":{"rows":1,"rows_left_out":4,"go_on":"on"}}""",
            """{"next":null,"data":null,"answer_note":{"count":5000,"at_least":true}}"""
        );

        var few = await ThroughAsync(hub, List, "--fields", "id", "--max-tokens", "300");
        var count = await ThroughAsync(hub, List, "--count");

        Assert.Contains("1 records are shown, 4 more", few.Error, StringComparison.Ordinal);
        Assert.Equal("5000\n", count.Output);
        Assert.Contains("more than that", count.Error, StringComparison.Ordinal);
        Assert.Equal(
            [
                """{"action":"ashby_list_candidates","body":{},"answer":{"fields":["id"],"max_tokens":300}}""",
                """{"action":"ashby_list_candidates","body":{},"answer":{"count":true}}""",
            ],
            hub.Requests.Select(request => request.Body)
        );
    }

    [Theory]
    [InlineData("--max-tokens", "20")]
    [InlineData("--limit", "0")]
    [InlineData("--fields", "a..b")]
    [InlineData("--count", "--limit", "2")]
    [InlineData("--all", "--limit", "2")]
    public async Task What_makes_no_sense_is_wrong_usage(params string[] flags)
    {
        var result = await StraightAsync([List, .. flags]);

        Assert.Equal(2, result.Code);
        Assert.Contains(flags[0], result.Error, StringComparison.Ordinal);
    }

    private Task<CommandLineResult> StraightAsync(params string[] arguments) =>
        new CommandLine
        {
            Environment = new()
            {
                ["ASHBY_API_KEY"] = "sandbox-all-permissions",
                ["ASHBY_URL"] = _ashby.Address.AbsoluteUri,
            },
        }.WithAsync(["run", .. arguments]);

    private static Task<CommandLineResult> ThroughAsync(
        LocalServer hub,
        params string[] arguments
    ) =>
        new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = hub.Address.AbsoluteUri,
                ["PATCHBAY_KEY"] = "key",
                ["PATCHBAY_ACCOUNT"] = "acc_1",
            },
        }.WithAsync(["run", .. arguments]);
}

using Patchbay.Tests.Engine.Names;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.Cli;

/// <summary>Names to ids from the command line, straight to a local Ashby and through a hub.</summary>
public sealed class ResolveTests : IAsyncLifetime
{
    private NamesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await NamesWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_name_becomes_its_id_and_a_script_gets_nothing_else()
    {
        var id = await _world.CreateCandidateAsync("Quilla Zebedee");
        var result = await RunAsync("quilla zebedee", "--kind", "candidate", "--id");
        Assert.Equal((0, $"{id}\n", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public async Task In_a_pipe_all_of_it_comes_as_JSON()
    {
        var id = await _world.CreateCandidateAsync("Quilla Zebedee");
        var result = await RunAsync("Quilla Zebedeo", "--kind", "candidate");
        Assert.Equal(0, result.Code);
        Assert.Equal("resolved", result.Json.GetProperty("status").GetString());
        Assert.Equal(id, result.Json.GetProperty("id").GetString());
        Assert.Equal("typo", result.Json.GetProperty("match").GetString());
        Assert.True(result.Json.GetProperty("fuzzy").GetBoolean());
    }

    [Fact]
    public async Task Several_and_none_have_exit_codes_of_their_own()
    {
        var first = await _world.CreateCandidateAsync("Quilla Twin", "one@example.com");
        await _world.CreateCandidateAsync("Quilla Twin", "two@example.com");
        var several = await RunAsync("Quilla Twin", "--kind", "candidate", "--id");
        Assert.Equal((4, ""), (several.Code, several.Output));
        Assert.Contains($"{first}  Quilla Twin (candidate)  email: one@example.com", several.Error);

        var none = await RunAsync("Xyqq Wvvk", "--kind", "candidate", "--json");
        Assert.Equal(5, none.Code);
        Assert.Equal("not_found", none.Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task On_a_terminal_the_candidates_are_a_table()
    {
        _world.AddStage("Engineering", "Onsite");
        _world.AddStage("Commercial", "Onsite");
        var result = await new CommandLine
        {
            OnTerminal = true,
            Width = 120,
            Environment = Straight(),
        }.WithAsync("resolve", "onsite");
        Assert.Equal(4, result.Code);
        Assert.Contains("plan: Engineering", result.Output);
        Assert.Contains("plan: Commercial", result.Output);
        Assert.Contains("is a usual name of interview stages", result.Error);
    }

    [Fact]
    public async Task What_is_known_beside_the_text_is_given_by_name()
    {
        var stage = _world.AddStage("Commercial", "Onsite");
        _world.AddStage("Engineering", "Onsite");
        foreach (
            var known in (string[][])
                [
                    ["--plan", "commercial"],
                    ["--in", "interview_plan=Commercial"],
                    ["--job", "Account Executive, Nordics"],
                ]
        )
        {
            var result = await RunAsync(["onsite", "--kind", "stage", "--id", .. known]);
            Assert.Equal((0, $"{stage}\n"), (result.Code, result.Output));
        }
    }

    [Fact]
    public async Task A_key_that_may_not_look_is_refused_with_what_to_tick()
    {
        var key = _world.Ashby.AddKey("narrow", "jobsRead").Secret;
        var result = await new CommandLine { Environment = Straight(key) }.WithAsync(
            "resolve",
            "Ada",
            "--kind",
            "candidate",
            "--id"
        );
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains("Candidates: Read", result.Error);
    }

    [Theory]
    [InlineData("Did you mean job", "x", "--kind", "jbo")]
    [InlineData("is not of the form KIND=TEXT", "x", "--in", "job")]
    [InlineData("The text is empty", " ")]
    public async Task Wrong_usage_says_what_is_right(string said, params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.Equal(2, result.Code);
        Assert.Contains(said, result.Error);
        Assert.Empty(_world.Ashby.Requests);
    }

    [Fact]
    public async Task Through_a_hub_it_says_the_same()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var account = await hub.LinkAsync("cli-names");
        var environment = new Dictionary<string, string>
        {
            ["PATCHBAY_HUB"] = hub.Address.AbsoluteUri,
            ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
            ["PATCHBAY_ACCOUNT"] = account,
        };
        foreach (
            var arguments in (string[][])
                [
                    ["Firmware Engineer", "--kind", "job"],
                    ["Engineer", "--kind", "job"],
                    ["LinkedIn"],
                    ["Nothing so called", "--kind", "tag"],
                    ["Offer", "--kind", "stage", "--job", "Firmware Engineer"],
                ]
        )
        {
            var through = await new CommandLine { Environment = environment }.WithAsync([
                "resolve",
                .. arguments,
            ]);
            var straight = await new CommandLine
            {
                Environment = Straight(url: hub.Ashby.Address),
            }.WithAsync(["resolve", .. arguments]);
            Assert.Equal((straight.Code, straight.Output), (through.Code, through.Output));
        }
        var unknown = await new CommandLine { Environment = environment }.WithAsync(
            "resolve",
            "x",
            "--kind",
            "jbo"
        );
        Assert.Equal(2, unknown.Code);
        Assert.Contains("Did you mean job", unknown.Error);
    }

    [Fact]
    public async Task The_help_lists_every_kind()
    {
        var help = (await CommandLine.RunAsync("resolve", "--help")).Output;
        Assert.All(
            Support.Ashby.Connector.Names.Kinds,
            kind => Assert.Matches($@"\b{kind.Name}[,;]", help)
        );
    }

    private Task<CommandLineResult> RunAsync(params string[] arguments) =>
        new CommandLine { Environment = Straight() }.WithAsync(["resolve", .. arguments]);

    private Dictionary<string, string> Straight(
        string key = "sandbox-all-permissions",
        Uri? url = null
    ) =>
        new()
        {
            ["ASHBY_API_KEY"] = key,
            ["ASHBY_URL"] = (url ?? _world.Ashby.Address).AbsoluteUri,
        };
}

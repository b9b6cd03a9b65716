using Patchbay.Hub;
using Patchbay.Tests.Cli;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The real hub with its in-process Ashby, driven by the real command line.</summary>
public sealed class HubAndCommandLineTests : IAsyncLifetime
{
    private const string ApiKey = "v1.local.0123456789abcdefghijklmnopqrstuvwxyz0123456";
    private readonly string _data = Directory.CreateTempSubdirectory("patchbay-data").FullName;
    private HubServer _hub = null!;

    public async ValueTask InitializeAsync() =>
        _hub = await HubServer.StartAsync(
            new HubOptions
            {
                Arguments = ["--urls", "http://127.0.0.1:0"],
                Environment = "Development",
                Settings = new Dictionary<string, string?>
                {
                    ["PATCHBAY_DATA"] = _data,
                    ["PATCHBAY_BOOTSTRAP_KEY"] = ApiKey,
                },
                Output = TextWriter.Null,
            }
        );

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_account_is_linked_listed_and_used()
    {
        var linked = await ConnectAsync("sandbox-all-permissions");
        Assert.Equal(0, linked.Code);

        var accounts = await RunAsync("accounts", "list", "--json");
        var account = accounts
            .Json.EnumerateArray()
            .Single(entry => entry.GetProperty("ownerId").GetString() == "acme");
        var all = await RunAsync(
            "run",
            "ashby_list_candidates",
            "--all",
            "--account",
            Id(account),
            "--set",
            "limit=20"
        );
        Assert.Equal(0, all.Code);
        Assert.Equal(50, all.Lines.Distinct().Count());

        var created = await RunAsync(
            "run",
            "ashby_create_candidate",
            "--account",
            Id(account),
            "--set",
            "name=Ada Muster"
        );
        var read = await RunAsync(
            "run",
            "ashby_get_candidate_by_id",
            "--account",
            Id(account),
            "--set",
            $"id={Id(created.Json)}"
        );
        Assert.Equal("Ada Muster", read.Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_wrong_key_says_so_and_links_nothing()
    {
        var refused = await ConnectAsync("nobody-s-key");

        Assert.Equal(1, refused.Code);
        Assert.Contains("does not accept", refused.Error);
        Assert.DoesNotContain("nobody-s-key", refused.Error);
        var accounts = await RunAsync("accounts", "list", "--json");
        Assert.DoesNotContain("acme", accounts.Output);
    }

    [Fact]
    public async Task A_file_goes_through_the_hub_and_comes_back()
    {
        var account = await AccountAsync();
        var path = Path.Combine(_data, "cover letter.txt");
        await File.WriteAllTextAsync(
            path,
            "Dear hiring team",
            TestContext.Current.CancellationToken
        );
        var candidates = await RunAsync(
            "run",
            "ashby_list_candidates",
            "--account",
            account,
            "--set",
            "limit=1"
        );
        var candidate = Id(candidates.Json[0]);

        var uploaded = await RunAsync(
            "run",
            "ashby_upload_candidate_file_complete",
            "--account",
            account,
            "--set",
            $"candidateId={candidate}",
            "--file",
            path
        );

        Assert.Equal(0, uploaded.Code);
        var handle = uploaded
            .Json.GetProperty("fileHandles")
            .EnumerateArray()
            .Single(file => file.GetProperty("name").GetString() == "cover letter.txt");
        var link = await RunAsync(
            "run",
            "ashby_get_file",
            "--account",
            account,
            "--set",
            $"fileHandle={handle.GetProperty("handle").GetString()}"
        );
        using var http = new HttpClient();
        var content = await http.GetStringAsync(
            link.Json.GetProperty("url").GetString(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("Dear hiring team", content);
    }

    [Fact]
    public async Task Bad_input_says_what_is_wrong()
    {
        var account = await AccountAsync();

        var missing = await RunAsync("run", "ashby_create_candidate", "--account", account);
        var unknown = await RunAsync("run", "ashby_list_candidate", "--account", account);
        var gone = await RunAsync(
            "run",
            "ashby_get_candidate_by_id",
            "--account",
            account,
            "--set",
            $"id={Guid.Empty}"
        );

        Assert.Equal((2, 2, 1), (missing.Code, unknown.Code, gone.Code));
        Assert.Contains("name is required", missing.Error);
        Assert.Contains("ashby_list_candidates", unknown.Error);
        Assert.Contains("candidate_not_found", gone.Error);
    }

    [Fact]
    public async Task A_hub_that_is_not_there_says_so()
    {
        var result = await CommandLine.RunAsync(
            "run",
            "ashby_list_jobs",
            "--hub",
            "http://127.0.0.1:9",
            "--key",
            ApiKey,
            "--account",
            "acc_1",
            "--timeout",
            "5"
        );

        Assert.Equal(3, result.Code);
        Assert.Contains("127.0.0.1:9", result.Error);
    }

    private Task<CommandLineResult> ConnectAsync(string ashbyKey) =>
        RunAsync("connect", "--owner-id", "acme", "--owner-name", "Acme", "--ashby-key", ashbyKey);

    private async Task<string> AccountAsync()
    {
        await ConnectAsync("sandbox-all-permissions");
        var accounts = await RunAsync("accounts", "list", "--json");
        return Id(accounts.Json[0]);
    }

    private static string Id(System.Text.Json.JsonElement record) =>
        record.GetProperty("id").GetString()!;

    private Task<CommandLineResult> RunAsync(params string[] arguments) =>
        new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = _hub.Address.AbsoluteUri,
                ["PATCHBAY_KEY"] = ApiKey,
            },
        }.WithAsync(arguments);
}

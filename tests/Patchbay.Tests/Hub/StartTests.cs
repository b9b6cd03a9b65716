using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Patchbay.Hub.Start;

namespace Patchbay.Tests.Hub;

/// <summary>First and later starts, in development and in production.</summary>
public sealed partial class StartTests : IAsyncDisposable
{
    private readonly TestHub _hub = new();

    public StartTests() => _hub.Settings.Clear();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task The_first_start_prints_a_key_and_a_call_that_works_as_pasted()
    {
        await _hub.StartAsync("Development");
        var printed = _hub.Output.ToString();
        Assert.StartsWith(
            $"Patchbay listens on {_hub.Address.AbsoluteUri.TrimEnd('/')}\n",
            printed
        );
        var key = PrintedKey().Match(printed).Groups["key"].Value;
        Assert.Matches(@"^v1\.local\.[A-Za-z0-9_-]{43}$", key);

        var account = Assert.Single(
            (await _hub.CallAsync("GET", "/accounts", key: key)).IsOk().Json.EnumerateArray()
        );
        Assert.Equal("Sandbox company", account.GetProperty("origin_owner_name").GetString());
        Assert.Equal("test", account.GetProperty("type").GetString());
        Assert.Equal("sandbox", account.GetProperty("environment").GetString());
        Assert.Contains(
            $"PATCHBAY_HUB={_hub.Address.AbsoluteUri.TrimEnd('/')} PATCHBAY_KEY=\"{key}\" ./patchbay run ashby_list_candidates --account {account.GetProperty("id").GetString()} --set limit=3",
            printed
        );

        var answer = await PasteAsync(Line(printed, "curl"));
        Assert.Equal(3, JsonOf(answer).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Later_starts_know_the_key_and_print_none()
    {
        await _hub.StartAsync("Development");
        var key = PrintedKey().Match(_hub.Output.ToString()).Groups["key"].Value;
        await _hub.StopAsync();
        _hub.Output.GetStringBuilder().Clear();

        await _hub.StartAsync("Development");
        var printed = _hub.Output.ToString();
        Assert.DoesNotContain("v1.local.", printed);
        Assert.Contains("$PATCHBAY_KEY", printed);
        Assert.Contains("--new-key", printed);
        Assert.Equal(
            1,
            (await _hub.CallAsync("GET", "/accounts", key: key)).IsOk().Json.GetArrayLength()
        );
        var answer = await PasteAsync($"export PATCHBAY_KEY={key}; {Line(printed, "curl")}");
        Assert.Equal(3, JsonOf(answer).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task New_key_makes_and_prints_one_beside_the_old_ones()
    {
        await _hub.StartAsync("Development");
        var first = PrintedKey().Match(_hub.Output.ToString()).Groups["key"].Value;
        await _hub.StopAsync();
        _hub.Output.GetStringBuilder().Clear();

        await _hub.StartAsync("Development", newKey: true);
        var second = PrintedKey().Match(_hub.Output.ToString()).Groups["key"].Value;
        Assert.NotEqual(first, second);
        (await _hub.CallAsync("GET", "/accounts", key: first)).IsOk();
        (await _hub.CallAsync("GET", "/accounts", key: second)).IsOk();
    }

    [Fact]
    public async Task A_key_from_the_environment_works_is_not_printed_and_follows_the_environment()
    {
        const string given = "v1.local.from-the-environment-0123456789abcdef";
        _hub.Settings["PATCHBAY_BOOTSTRAP_KEY"] = given;
        await _hub.StartAsync("Development");
        Assert.DoesNotContain(given, _hub.Output.ToString());
        (await _hub.CallAsync("GET", "/accounts", key: given)).IsOk();
        await _hub.StopAsync();

        const string next = "v1.local.another-from-the-environment-01234567";
        _hub.Settings["PATCHBAY_BOOTSTRAP_KEY"] = next;
        await _hub.StartAsync("Development");
        (await _hub.CallAsync("GET", "/accounts", key: next)).IsOk();
        (await _hub.CallAsync("GET", "/accounts", key: given)).IsError(401, "unauthorized");
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("v1.local.short")]
    [InlineData("v1.local.with spaces in it, and long enough to be one")]
    public async Task A_weak_key_from_the_environment_is_refused(string weak)
    {
        _hub.Settings["PATCHBAY_BOOTSTRAP_KEY"] = weak;
        var refusal = await Assert.ThrowsAsync<StartException>(() =>
            _hub.StartAsync("Development")
        );
        Assert.Contains("PATCHBAY_BOOTSTRAP_KEY", refusal.Message);
        Assert.DoesNotContain(weak, refusal.Message);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_data_folder_is_its_owners_alone_and_the_database_keeps_a_write_ahead_log()
    {
        await _hub.StartAsync("Development");
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(_hub.DataFolder));
        Assert.Equal(owner, File.GetUnixFileMode(Path.Combine(_hub.DataFolder, "master.key")));
        Assert.True(File.Exists(Path.Combine(_hub.DataFolder, "patchbay.db-wal")));
    }

    [Fact]
    public async Task Production_does_not_start_without_an_explicit_master_key()
    {
        var refusal = await Assert.ThrowsAsync<StartException>(() => _hub.StartAsync("Production"));
        Assert.Contains("PATCHBAY_MASTER_KEY", refusal.Message);
        Assert.Contains("openssl rand -base64 32", refusal.Message);
        Assert.False(File.Exists(Path.Combine(_hub.DataFolder, "master.key")));
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64!")]
    public async Task A_master_key_that_is_none_is_refused(string text)
    {
        _hub.Settings["PATCHBAY_MASTER_KEY"] = text;
        var refusal = await Assert.ThrowsAsync<StartException>(() => _hub.StartAsync("Production"));
        Assert.Contains("32 bytes in base64", refusal.Message);
        Assert.DoesNotContain(text, refusal.Message);
    }

    [Fact]
    public async Task A_wrong_master_key_is_told_at_start_and_nothing_is_overwritten()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var account = await hub.LinkAsync("kept");
        var right = hub.Settings["PATCHBAY_MASTER_KEY"];
        await hub.StopAsync();

        hub.Settings["PATCHBAY_MASTER_KEY"] = Convert.ToBase64String(
            RandomNumberGenerator.GetBytes(32)
        );
        var refusal = await Assert.ThrowsAsync<StartException>(() => hub.StartAsync("Production"));
        Assert.Contains("is not the one this data folder was sealed with", refusal.Message);

        hub.Settings["PATCHBAY_MASTER_KEY"] = right;
        await hub.StartAsync("Production");
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task A_lost_master_key_file_is_not_replaced()
    {
        await _hub.StartAsync("Development");
        await _hub.StopAsync();
        var file = Path.Combine(_hub.DataFolder, "master.key");
        var key = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        var refusal = await Assert.ThrowsAsync<StartException>(() =>
            _hub.StartAsync("Development")
        );
        Assert.Contains("is missing", refusal.Message);
        Assert.False(File.Exists(file));

        _hub.Settings["PATCHBAY_MASTER_KEY"] = key.Trim();
        await _hub.StartAsync("Development");
    }

    [Fact]
    public async Task Development_offers_the_sandbox_by_default_and_production_only_the_real_one()
    {
        await _hub.StartAsync("Development", newKey: true);
        var key = PrintedKey().Match(_hub.Output.ToString()).Groups["key"].Value;
        Assert.Equal(
            [("Ashby", "production", true, false), ("Ashby sandbox", "sandbox", true, true)],
            await ProfilesAsync(key)
        );
        await _hub.StopAsync();

        // The same data in production: the sandbox is not served, so its profile is off, and its account with it.
        _hub.Settings["PATCHBAY_MASTER_KEY"] = (
            await File.ReadAllTextAsync(
                Path.Combine(_hub.DataFolder, "master.key"),
                TestContext.Current.CancellationToken
            )
        ).Trim();
        await _hub.StartAsync("Production");
        Assert.Equal(
            [("Ashby", "production", true, true), ("Ashby sandbox", "sandbox", false, false)],
            await ProfilesAsync(key)
        );
        Assert.Contains("inactive", (await _hub.CallAsync("GET", "/accounts", key: key)).Text);
        var sandbox = await _hub.CallAsync("POST", "/sandbox/ashby/candidate.list", "{}");
        sandbox.IsError(404, "route_not_found");
    }

    [Theory]
    [InlineData("PATCHBAY_PUBLIC_URL")]
    [InlineData("PATCHBAY_ASHBY_URL")]
    public async Task An_address_that_is_none_is_told_at_start(string setting)
    {
        _hub.Settings[setting] = "hub.example.com";
        var refusal = await Assert.ThrowsAsync<StartException>(() =>
            _hub.StartAsync("Development")
        );
        Assert.Contains(setting, refusal.Message);
    }

    [Fact]
    public async Task Links_for_customers_carry_the_public_address()
    {
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_PUBLIC_URL"] = "https://hub.example.com/patchbay";
        await hub.StartAsync("Production");
        var session = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"a","origin_owner_name":"A"}"""
        );
        Assert.StartsWith("https://hub.example.com/patchbay/connect/", session["auth_link_url"]);
    }

    [Fact]
    public async Task A_fresh_production_hub_prints_how_to_link_a_first_account()
    {
        await using var hub = new TestHub();
        hub.Settings.Remove("PATCHBAY_BOOTSTRAP_KEY");
        await hub.StartAsync("Production");
        var session = await PasteAsync(Line(hub.Output.ToString(), "curl"));
        Assert.NotEmpty(JsonOf(session).GetProperty("auth_link_url").GetString()!);
    }

    private async Task<List<(string?, string?, bool, bool)>> ProfilesAsync(string key) =>
        (await _hub.CallAsync("GET", "/auth_configs", key: key))
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Select(profile =>
                (
                    profile.GetProperty("name").GetString(),
                    profile.GetProperty("environment").GetString(),
                    profile.GetProperty("active").GetBoolean(),
                    profile.GetProperty("default").GetBoolean()
                )
            )
            .OrderBy(profile => profile.Item1, StringComparer.Ordinal)
            .ToList();

    private static string Line(string printed, string start) =>
        printed
            .Split('\n')
            .Select(line => line.Trim())
            .Single(line => line.StartsWith(start, StringComparison.Ordinal));

    private static async Task<string> PasteAsync(string line)
    {
        var shell = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        shell.ArgumentList.Add("-c");
        shell.ArgumentList.Add(line.Replace("curl", "curl --silent", StringComparison.Ordinal));
        using var process = Process.Start(shell)!;
        return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static System.Text.Json.JsonElement JsonOf(string text) =>
        System.Text.Json.JsonElement.Parse(text);

    [GeneratedRegex(
        "API key, shown this once: (?<key>\\S+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PrintedKey();
}

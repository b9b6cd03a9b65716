using Patchbay.Tests.Client;

namespace Patchbay.Tests.Cli;

public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Path_is_below_XDG_CONFIG_HOME_else_below_home()
    {
        var xdg = await new CommandLine
        {
            Environment = new() { ["XDG_CONFIG_HOME"] = "/xdg" },
        }.WithAsync("config", "path");
        var home = await CommandLine.RunAsync("config", "path");

        Assert.Equal("/xdg/patchbay/config.json\n", xdg.Output);
        Assert.Equal("/nowhere/.config/patchbay/config.json\n", home.Output);
    }

    [Fact]
    public async Task Show_masks_keys_and_says_what_set_each()
    {
        var file = await FileAsync("""{"hub":"http://file","key":"from-file-1234567890"}""");
        var result = await new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = "http://environment",
                ["ASHBY_API_KEY"] = "short",
            },
        }.WithAsync("config", "show", "--config", file);

        Assert.Equal(
            "http://environment",
            result.Json.GetProperty("hub").GetProperty("value").GetString()
        );
        Assert.Equal(
            "PATCHBAY_HUB",
            result.Json.GetProperty("hub").GetProperty("setBy").GetString()
        );
        Assert.Equal("••••••7890", result.Json.GetProperty("key").GetProperty("value").GetString());
        Assert.Equal(file, result.Json.GetProperty("key").GetProperty("setBy").GetString());
        Assert.Equal(
            "••••••",
            result.Json.GetProperty("ashbyKey").GetProperty("value").GetString()
        );
    }

    [Theory]
    [InlineData("""{"kye":"x"}""", "Did you mean key")]
    [InlineData("""{"key":1}""", "key is not a string")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("{", "is not JSON")]
    public async Task A_wrong_configuration_file_is_named(string content, string says)
    {
        var file = await FileAsync(content);
        var result = await CommandLine.RunAsync("config", "show", "--config", file);

        Assert.Equal(2, result.Code);
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_file_that_was_asked_for_must_be_there()
    {
        var result = await CommandLine.RunAsync("config", "show", "--config", "/nowhere/c.json");

        Assert.Equal(2, result.Code);
    }

    [Fact]
    public async Task A_hub_and_Ashby_on_one_level_are_ambiguous_and_how_to_choose_is_said()
    {
        var result = await new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = "http://127.0.0.1:1",
                ["ASHBY_API_KEY"] = "k",
            },
        }.WithAsync("run", "ashby_list_jobs");

        Assert.Equal(2, result.Code);
        Assert.Contains("PATCHBAY_HUB", result.Error, StringComparison.Ordinal);
        Assert.Contains("ASHBY_API_KEY", result.Error, StringComparison.Ordinal);
        Assert.Contains("--via", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--via", "hub")]
    [InlineData("--account", "acc_flag")]
    public async Task A_flag_beats_what_the_environment_says_of_the_other(string flag, string value)
    {
        await using var hub = await LocalServer.StartAsync("""{"data":[]}""");
        var result = await new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = hub.Address.ToString(),
                ["PATCHBAY_KEY"] = "k",
                ["PATCHBAY_ACCOUNT"] = "acc_env",
                ["ASHBY_API_KEY"] = "k",
            },
        }.WithAsync("run", "ashby_list_jobs", flag, value);

        Assert.Equal(0, result.Code);
        Assert.Equal(
            flag == "--account" ? "acc_flag" : "acc_env",
            hub.Requests[0].Headers["x-account-id"]
        );
    }

    [Theory]
    [InlineData("ashby_list_jobs")]
    [InlineData("ashby_list_jobs", "--hub", "http://127.0.0.1:1")]
    [InlineData("ashby_list_jobs", "--hub", "ftp://x", "--key", "k", "--account", "a")]
    [InlineData("ashby_list_jobs", "--ashby-url", "http://127.0.0.1:1")]
    [InlineData("ashby_list_jobs", "--ashby-key", "@/nowhere/key")]
    [InlineData("ashby_list_jobs", "--hub", "http://h", "--key", "k", "--account", "a b")]
    public async Task What_is_missing_or_wrong_is_said_before_anything_is_sent(
        params string[] arguments
    )
    {
        var result = await CommandLine.RunAsync(["run", .. arguments]);

        Assert.Equal(2, result.Code);
        Assert.Equal(2, result.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task A_key_comes_from_a_file_or_the_input_without_its_line_end()
    {
        await using var hub = await LocalServer.StartAsync("""{"data":[]}""");
        var file = await FileAsync("secret\n");
        string[] run =
        [
            "run",
            "ashby_list_jobs",
            "--hub",
            hub.Address.ToString(),
            "--account",
            "a",
            "--key",
        ];

        await CommandLine.RunAsync([.. run, "@" + file]);
        await new CommandLine { Input = "secret\n" }.WithAsync([.. run, "-"]);

        Assert.All(
            hub.Requests,
            request => Assert.Equal("Basic c2VjcmV0Og==", request.Headers["Authorization"])
        );
        Assert.Equal(2, hub.Requests.Count);
    }

    private async Task<string> FileAsync(string content)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }
}

using System.Runtime.CompilerServices;

namespace Patchbay.Tests.Cli;

/// <summary>
/// The help is reviewed like code: a change shows up in Snapshots. PATCHBAY_UPDATE_SNAPSHOTS=1 writes them anew.
/// </summary>
public class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("actions")]
    [InlineData("actions", "list")]
    [InlineData("actions", "search")]
    [InlineData("actions", "show")]
    [InlineData("scopes")]
    [InlineData("guide")]
    [InlineData("run")]
    [InlineData("resolve")]
    [InlineData("mcp")]
    [InlineData("accounts")]
    [InlineData("accounts", "list")]
    [InlineData("connect")]
    [InlineData("keys")]
    [InlineData("keys", "rotate")]
    [InlineData("keys", "status")]
    [InlineData("keys", "stop")]
    [InlineData("audit")]
    [InlineData("audit", "export")]
    [InlineData("audit", "verify")]
    [InlineData("link")]
    [InlineData("link", "create")]
    [InlineData("link", "list")]
    [InlineData("link", "revoke")]
    [InlineData("config")]
    [InlineData("config", "path")]
    [InlineData("config", "show")]
    [InlineData("connectors")]
    [InlineData("connectors", "check")]
    public async Task Help_is_as_reviewed(params string[] command)
    {
        var result = await CommandLine.RunAsync([.. command, "--help"]);
        var snapshot = Path.Combine(Folder(), $"{string.Join('-', ["patchbay", .. command])}.txt");
        // System.CommandLine leaves spaces at the end of wrapped lines.
        var help = string.Join('\n', result.Output.Split('\n').Select(line => line.TrimEnd()));

        if (Environment.GetEnvironmentVariable("PATCHBAY_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(snapshot, help, TestContext.Current.CancellationToken);
        Assert.Equal(0, result.Code);
        Assert.Equal(
            await File.ReadAllTextAsync(snapshot, TestContext.Current.CancellationToken),
            help
        );
    }

    [Theory]
    [InlineData]
    [InlineData("actions")]
    [InlineData("config")]
    public async Task A_group_without_its_command_names_its_commands(params string[] command)
    {
        var result = await CommandLine.RunAsync(command);

        Assert.Equal(2, result.Code);
        Assert.Contains("needs a command: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_command_names_the_nearest()
    {
        var result = await CommandLine.RunAsync("scope", "ashby_list_jobs");

        Assert.Equal(2, result.Code);
        Assert.Contains("Did you mean scopes", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_actions_are_completed()
    {
        var result = await CommandLine.RunAsync("[suggest:28]", "run ashby_upload_candidate_r");

        Assert.Equal("ashby_upload_candidate_resume_complete\n", result.Output);
    }

    private static string Folder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
}

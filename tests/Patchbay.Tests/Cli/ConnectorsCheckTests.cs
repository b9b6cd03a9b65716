using Patchbay.Tests.Engine.Definitions;

namespace Patchbay.Tests.Cli;

public class ConnectorsCheckTests
{
    [Fact]
    public async Task The_shipped_connector_has_no_faults()
    {
        var result = await CommandLine.RunAsync("connectors", "check");

        Assert.Equal(0, result.Code);
        Assert.Equal("no faults, 165 actions\n", result.Output);
    }

    [Fact]
    public async Task Every_fault_is_a_line_and_the_exit_code_says_so()
    {
        using var folder = new ConnectorFolder();
        folder.Replace("actions/department.yaml", "effect: read", "effect: look");

        var result = await CommandLine.RunAsync("connectors", "check", folder.Path);

        Assert.Equal(2, result.Code);
        Assert.Matches(
            @"^actions/department\.yaml:\d+: actions\[0\]\.effect: must be one of read",
            result.Lines[0]
        );
        Assert.Equal("1 fault", result.Lines[^1]);
    }
}

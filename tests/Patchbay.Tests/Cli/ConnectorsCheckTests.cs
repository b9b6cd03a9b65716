using Patchbay.Tests.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Cli;

public class ConnectorsCheckTests
{
    [Fact]
    public async Task The_shipped_connector_has_no_faults()
    {
        var beside = await CommandLine.RunAsync("connectors", "check");
        var source = await CommandLine.RunAsync("connectors", "check", Ashby.Folder);

        Assert.Equal((0, ""), (beside.Code, beside.Error));
        Assert.Equal($"no faults, {Ashby.Connector.Actions.Count} actions\n", beside.Output);
        Assert.Equal(beside.Output, source.Output);
    }

    [Fact]
    public async Task Every_fault_is_a_line_with_file_line_field_and_message()
    {
        using var folder = new ConnectorFolder();
        folder
            .Replace("connector.yaml", "test:", "tset:")
            .Replace("actions/file.yaml", "    label: Get File\n", "");

        var result = await CommandLine.RunAsync("connectors", "check", folder.Path);

        Assert.Equal((2, ""), (result.Code, result.Error));
        Assert.Equal(folder.Faults().Count, result.Lines.Length);
        Assert.All(
            result.Lines,
            line => Assert.Matches($"^{folder.Path}/[a-z/.-]+:[0-9]+: [^:]+: .+$", line)
        );
        Assert.Contains(result.Lines, line => line.Contains("/actions/file.yaml:6: "));
        Assert.Contains(result.Lines, line => line.Contains("/connector.yaml:"));
    }

    [Fact]
    public async Task As_JSON_the_faults_are_records()
    {
        using var folder = new ConnectorFolder();
        folder.Replace("actions/file.yaml", "    label: Get File\n", "");

        var result = await CommandLine.RunAsync("connectors", "check", folder.Path, "--json");

        Assert.Equal(2, result.Code);
        var fault = result.Json.GetProperty("faults")[0];
        Assert.Equal(
            Path.Combine(folder.Path, "actions", "file.yaml"),
            fault.GetProperty("file").GetString()
        );
        Assert.Equal(6, fault.GetProperty("line").GetInt32());
        Assert.False(result.Json.TryGetProperty("actions", out _));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_holds_no_connector_is_told()
    {
        var empty = Directory.CreateTempSubdirectory("empty").FullName;
        try
        {
            var missing = await CommandLine.RunAsync(
                "connectors",
                "check",
                Path.Combine(empty, "x")
            );
            var none = await CommandLine.RunAsync("connectors", "check", empty);

            Assert.Equal((2, ""), (missing.Code, missing.Output));
            Assert.Contains("There is no folder", missing.Error, StringComparison.Ordinal);
            Assert.Equal(2, none.Code);
            Assert.Contains("connector.yaml", none.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(empty);
        }
    }

    [Fact]
    public async Task Without_a_folder_it_checks_what_the_other_commands_read()
    {
        using var folder = new ConnectorFolder();
        folder.Replace("actions/file.yaml", "    label: Get File\n", "");
        var parent = Directory.CreateTempSubdirectory("connectors").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(parent, "ashby"), folder.Path);
            var check = await CommandLine.RunAsync("connectors", "check", "--connectors", parent);
            var other = await CommandLine.RunAsync("scopes", "--all", "--connectors", parent);

            Assert.Equal((2, 2), (check.Code, other.Code));
            Assert.Contains("patchbay connectors check", other.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}

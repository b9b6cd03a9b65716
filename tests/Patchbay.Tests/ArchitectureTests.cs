using System.Reflection;
using Patchbay.Tests.Support;

namespace Patchbay.Tests;

/// <summary>Who may know whom.</summary>
public class ArchitectureTests
{
    [Theory]
    [InlineData("Patchbay.Engine", "")]
    [InlineData("Patchbay.Client", "")]
    [InlineData("Patchbay.AshbySandbox", "")]
    [InlineData("Patchbay.Mcp", "Patchbay.Engine")]
    [InlineData("patchbay", "Patchbay.Client,Patchbay.Engine,Patchbay.Mcp")]
    [InlineData("Patchbay.Hub", "Patchbay.AshbySandbox,Patchbay.Engine,Patchbay.Mcp")]
    public void A_project_knows_only_its_own(string name, string allowed)
    {
        var known = Assembly
            .Load(name)
            .GetReferencedAssemblies()
            .Select(other => other.Name!)
            .Where(IsOurs)
            .Order();

        Assert.Equal(allowed, string.Join(',', known));
    }

    [Fact]
    public void The_engine_has_no_web_server_and_no_database()
    {
        var known = Assembly
            .Load("Patchbay.Engine")
            .GetReferencedAssemblies()
            .Select(other => other.Name!);

        Assert.DoesNotContain(
            known,
            name =>
                name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.Contains("EntityFramework")
        );
    }

    [Fact]
    public void The_sandbox_never_reads_the_connector_files()
    {
        var sources = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", "Patchbay.AshbySandbox"),
            "*.cs",
            SearchOption.AllDirectories
        );

        Assert.DoesNotContain(
            sources,
            file => File.ReadAllText(file).Contains("connectors/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_action_stands_in_the_engine_s_code()
    {
        var sources = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", "Patchbay.Engine"),
            "*.cs",
            SearchOption.AllDirectories
        );
        var code = sources
            .Select(file => (file, text: WithoutComments(File.ReadAllText(file))))
            .ToList();

        foreach (var action in Ashby.Connector.Actions)
            Assert.DoesNotContain(
                code,
                source => source.text.Contains(action.Id, StringComparison.Ordinal)
            );
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("Patchbay", StringComparison.OrdinalIgnoreCase);

    private static string WithoutComments(string source) =>
        string.Join(
            '\n',
            source
                .Split('\n')
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        );
}

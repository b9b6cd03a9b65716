using System.Text.RegularExpressions;

namespace Patchbay.ForeignClients.Mcp.Conformance;

/// <summary>
/// One run of the protocol's official suite, @modelcontextprotocol/conformance, over all its scenarios for servers. It can
/// send no headers: the endpoint's address carries the right to use it.
/// </summary>
public sealed partial class ConformanceRun : IAsyncLifetime
{
    private readonly AgentHub _agents = new();

    /// <summary>Scenario → how many of its checks passed and failed.</summary>
    internal IReadOnlyDictionary<string, (int Passed, int Failed)> Scenarios { get; private set; } =
        new Dictionary<string, (int, int)>();

    /// <summary>All that it printed.</summary>
    internal string Output { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _agents.InitializeAsync();
        var results = Directory.CreateTempSubdirectory("patchbay-conformance-");
        try
        {
            await using var suite = NodeProcess.Start(
                new Dictionary<string, string>(),
                [
                    NodeProcess.Installed("@modelcontextprotocol/conformance/dist/index.js"),
                    "server",
                    "--url",
                    (await _agents.SessionAsync()).AbsoluteUri,
                    "--suite",
                    "all",
                    "--output-dir",
                    results.FullName,
                ],
                TimeSpan.FromMinutes(3),
                NodeProcess.Node22
            );
            (Output, _) = await suite.RunAsync();
            Output += suite.Errors;
        }
        finally
        {
            results.Delete(recursive: true);
        }
        Scenarios = Verdict()
            .Matches(Output)
            .ToDictionary(
                line => line.Groups["name"].Value,
                line =>
                    (int.Parse(line.Groups["passed"].Value), int.Parse(line.Groups["failed"].Value))
            );
    }

    public ValueTask DisposeAsync() => _agents.DisposeAsync();

    [GeneratedRegex(
        @"^[✓✗] (?<name>[a-z0-9-]+): (?<passed>\d+) passed, (?<failed>\d+) failed",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Verdict();
}

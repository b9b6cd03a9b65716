using System.Text.Json;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.EndToEnd;

[Collection(nameof(Processes))]
public class ManyCandidatesTests
{
    private const int Count = 100_000;
    private const long MostMemory = 150_000_000;

    [Fact]
    public async Task A_hundred_thousand_candidates_stream_through_flat_memory_with_progress()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var sandbox = await AshbySandboxServer.StartAsync(
            new SandboxOptions { CandidateCount = Count, RequestLog = 0 },
            ct: cancel
        );
        await using var patchbay = RunningProcess.StartBuilt(
            "patchbay.dll",
            [
                "run",
                "ashby_list_candidates",
                "--all",
                "--progress",
                "--ashby-url",
                sandbox.Address.AbsoluteUri,
            ],
            new Dictionary<string, string> { ["ASHBY_API_KEY"] = "sandbox-all-permissions" }
        );
        var errors = patchbay.Errors.ReadToEndAsync(cancel);
        var waiting = patchbay.WaitAsync(cancel);

        var ids = new HashSet<string>();
        while (await patchbay.Output.ReadLineAsync(cancel) is { } line)
        {
            using var candidate = JsonDocument.Parse(line);
            ids.Add(candidate.RootElement.GetProperty("id").GetString()!);
        }
        await waiting;

        Assert.Equal(0, patchbay.ExitCode);
        Assert.Equal(Count, ids.Count);
        Assert.InRange(patchbay.PeakMemory, 1, MostMemory);
        Assert.Contains("records", await errors, StringComparison.OrdinalIgnoreCase);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"peak memory {patchbay.PeakMemory / 1_000_000} MB"
        );
    }
}

/// <summary>Tests that start programs run one after the other.</summary>
[CollectionDefinition(nameof(Processes), DisableParallelization = true)]
public class Processes;

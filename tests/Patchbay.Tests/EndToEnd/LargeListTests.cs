using System.Text.Json;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.EndToEnd;

/// <summary>A company of the largest kind, listed whole by the command line as users run it.</summary>
[Collection(ProcessCollection.Name)]
public sealed class LargeListTests
{
    private const int Candidates = 100_000;
    private const long MostMemory = 150_000_000;

    /// <summary>Lines between two looks at the memory. The peak only grows, so the last look tells of all before it.</summary>
    private const int Look = 200;

    [Fact]
    public async Task A_hundred_thousand_candidates_stream_whole_and_once_in_little_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The peak is read from /proc.");
        var cancellation = TestContext.Current.CancellationToken;
        await using var ashby = await AshbySandboxServer.StartAsync(
            new SandboxOptions { CandidateCount = Candidates, RequestLog = 0 },
            ct: cancellation
        );
        await using var patchbay = ChildProcess.Program(
            "patchbay.dll",
            new Dictionary<string, string> { ["ASHBY_API_KEY"] = "sandbox-all-permissions" },
            "run",
            "ashby_list_candidates",
            "--all",
            "--progress",
            "--ashby-url",
            ashby.Address.ToString()
        );

        var lines = 0;
        var peak = 0L;
        var seen = new HashSet<Guid>(Candidates);
        while (await patchbay.Output.ReadLineAsync(cancellation) is { } line)
        {
            using var candidate = JsonDocument.Parse(line);
            seen.Add(candidate.RootElement.GetProperty("id").GetGuid());
            if (++lines % Look == 0)
                peak = patchbay.PeakMemory() ?? peak;
        }

        Assert.True(await patchbay.ExitAsync() == 0, patchbay.Errors);
        Assert.Equal((Candidates, Candidates), (lines, seen.Count));
        Assert.Contains(
            $"\n{Candidates} records, {Candidates / 100} pages, ",
            "\n" + patchbay.Errors,
            StringComparison.Ordinal
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{peak} bytes\n{patchbay.Errors}");
        Assert.InRange(peak, 1, MostMemory);
    }
}

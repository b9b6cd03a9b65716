using System.Text.Json;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.EndToEnd;

[Collection(nameof(Processes))]
public class PrintedLinesTests
{
    [Fact]
    public async Task What_the_start_prints_works_as_pasted()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("patchbay-data").FullName;
        await using var hub = RunningProcess.StartBuilt(
            "Patchbay.Hub.dll",
            ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string>
            {
                ["PATCHBAY_DATA"] = data,
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
            }
        );
        var printed = new List<string>();
        while (printed.Count(line => line.StartsWith("  ", StringComparison.Ordinal)) < 2)
            printed.Add(
                await hub.Output.ReadLineAsync(cancel)
                    ?? throw new InvalidOperationException(string.Join('\n', printed))
            );

        var curl = await PasteAsync(
            printed.Single(line => line.StartsWith("  curl", StringComparison.Ordinal))
        );
        var patchbay = await PasteAsync(printed.Single(line => line.Contains("./patchbay run")));

        Assert.Equal(3, curl.GetProperty("data").GetArrayLength());
        Assert.Equal(
            curl.GetProperty("data").EnumerateArray().Select(Id),
            patchbay.EnumerateArray().Select(Id)
        );
    }

    private static string? Id(JsonElement candidate) => candidate.GetProperty("id").GetString();

    private static async Task<JsonElement> PasteAsync(string line)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var bash = RunningProcess.Start(
            "bash",
            ["-c", line],
            new Dictionary<string, string>(),
            Repository.Root
        );
        var errors = bash.Errors.ReadToEndAsync(cancel);
        var output = await bash.Output.ReadToEndAsync(cancel);
        await bash.WaitAsync(cancel);
        Assert.True(bash.ExitCode == 0, $"{line}\n{output}\n{await errors}");
        return JsonDocument.Parse(output).RootElement;
    }
}

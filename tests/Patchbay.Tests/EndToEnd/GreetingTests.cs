using System.Text.Json;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The first minute: start the hub, copy a line that it prints, see candidates.</summary>
[Collection(ProcessCollection.Name)]
public sealed class GreetingTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("patchbay-greeting").FullName;
    private ChildProcess _hub = null!;
    private string _curl = "";
    private string _patchbay = "";

    public async ValueTask InitializeAsync()
    {
        _hub = ChildProcess.Program(
            "Patchbay.Hub.dll",
            new Dictionary<string, string>
            {
                ["PATCHBAY_DATA"] = _data,
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
            },
            "--urls",
            "http://127.0.0.1:0"
        );
        while (_patchbay.Length == 0)
        {
            var line = await _hub.Output.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line is not null, _hub.Errors);
            if (line.Trim().StartsWith("curl ", StringComparison.Ordinal))
                _curl = line;
            if (line.Contains(" ./patchbay run ", StringComparison.Ordinal))
                _patchbay = line;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Both_printed_lines_print_candidates_as_pasted()
    {
        var curl = (await PasteAsync(_curl)).GetProperty("data");
        var patchbay = await PasteAsync(_patchbay);

        AssertCandidates(curl);
        AssertCandidates(patchbay);
        Assert.Equal(curl.EnumerateArray().Select(Id), patchbay.EnumerateArray().Select(Id));
    }

    private static string? Id(JsonElement candidate) => candidate.GetProperty("id").GetString();

    private static void AssertCandidates(JsonElement candidates)
    {
        Assert.Equal(3, candidates.GetArrayLength());
        Assert.All(
            candidates.EnumerateArray(),
            candidate =>
            {
                Assert.True(candidate.GetProperty("id").TryGetGuid(out _));
                Assert.NotEmpty(candidate.GetProperty("name").GetString()!);
            }
        );
    }

    private static async Task<JsonElement> PasteAsync(string line)
    {
        await using var shell = ChildProcess.Pasted(line, Repository.Root);
        var output = await shell.Output.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(await shell.ExitAsync() == 0, shell.Errors);
        return JsonElement.Parse(output);
    }
}

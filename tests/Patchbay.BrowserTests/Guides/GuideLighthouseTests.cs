using System.Diagnostics;
using System.Text.Json;
using Patchbay.Tests.Support;

namespace Patchbay.BrowserTests.Guides;

/// <summary>Lighthouse, as it marks a phone on a slow network.</summary>
public sealed class GuideLighthouseTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_guide_has_full_marks_but_for_a_little_of_the_speed()
    {
        var folder = Path.Combine(Repository.Root, "tests/Patchbay.ForeignClients/npm");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (
            var argument in new[]
            {
                "node_modules/lighthouse/cli/index.js",
                $"{site.Address}guides/ashby",
                "--output=json",
                "--quiet",
                "--only-categories=performance,accessibility,best-practices",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            }
        )
            start.ArgumentList.Add(argument);
        start.Environment["CHROME_PATH"] = Chrome.Executable;
        using var lighthouse = Process.Start(start)!;
        var errors = lighthouse.StandardError.ReadToEndAsync(Cancellation);
        var report = await lighthouse.StandardOutput.ReadToEndAsync(Cancellation);
        await lighthouse.WaitForExitAsync(Cancellation);
        Assert.True(lighthouse.ExitCode == 0, await errors);

        var categories = JsonElement.Parse(report).GetProperty("categories");
        double Mark(string name) => categories.GetProperty(name).GetProperty("score").GetDouble();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"performance {Mark("performance")}, accessibility {Mark("accessibility")}, best practices {Mark("best-practices")}"
        );
        Assert.InRange(Mark("performance"), 0.95, 1);
        Assert.Equal(1, Mark("accessibility"));
        Assert.Equal(1, Mark("best-practices"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}

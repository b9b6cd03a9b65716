using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Patchbay.Tests.Sandbox;

public partial class ProgramTests
{
    [Fact]
    public async Task The_program_says_where_it_is_with_which_key_and_how_to_call_it()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(AshbySandbox.SandboxApp).Assembly.Location, "--port", "0", "--seed", "11"]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var program = Process.Start(start)!;
        try
        {
            var stop = TestContext.Current.CancellationToken;
            var first = await program.StandardOutput.ReadLineAsync(stop);
            var address = StartLine().Match(first ?? "");
            Assert.True(address.Success, first);
            Assert.Equal(
                $"API key: {RunningSandbox.AllPermissions}",
                await program.StandardOutput.ReadLineAsync(stop)
            );
            Assert.StartsWith(
                $"curl -s -u {RunningSandbox.AllPermissions}: {address.Groups["address"].Value}/candidate.list ",
                await program.StandardOutput.ReadLineAsync(stop),
                StringComparison.Ordinal
            );
            using var http = new HttpClient();
            var page = await http.GetStringAsync(
                new Uri(address.Groups["address"].Value + "/"),
                stop
            );
            Assert.Contains("<h1>Ashby sandbox</h1>", page, StringComparison.Ordinal);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    [GeneratedRegex(
        @"^Ashby sandbox at (?<address>http://127\.0\.0\.1:[0-9]+) \(50 candidates, seed 11\)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex StartLine();
}

using System.Diagnostics;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Cli;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.EndToEnd;

/// <summary>One of the parts is not there: exit 3 within the time that was given.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Straight_a_stopped_Ashby_is_not_reachable()
    {
        var ashby = await AshbySandboxServer.StartAsync(ct: TestContext.Current.CancellationToken);
        var address = ashby.Address.ToString();
        await ashby.DisposeAsync();

        await AssertNotReachableAsync(
            new CommandLine(),
            "Ashby",
            "--ashby-key",
            "sandbox-all-permissions",
            "--ashby-url",
            address
        );
    }

    [Fact]
    public async Task Through_the_hub_a_stopped_Ashby_is_not_reachable()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var account = await hub.LinkAsync("acme");
        await hub.Ashby.DisposeAsync();

        await AssertNotReachableAsync(LineOf(hub.Address), "Ashby", "--account", account);
    }

    [Fact]
    public async Task A_stopped_hub_is_not_reachable()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var account = await hub.LinkAsync("acme");
        var address = hub.Address;
        await hub.StopAsync();

        await AssertNotReachableAsync(LineOf(address), address.Authority, "--account", account);
    }

    private static async Task AssertNotReachableAsync(
        CommandLine line,
        string who,
        params string[] flags
    )
    {
        var started = Stopwatch.GetTimestamp();
        var result = await line.WithAsync([
            "run",
            "ashby_list_candidates",
            "--timeout",
            $"{Patience.TotalSeconds}",
            .. flags,
        ]);

        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Contains(who, result.Error, StringComparison.Ordinal);
        Assert.Contains("reached", result.Error, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < Patience, result.Error);
    }

    private static CommandLine LineOf(Uri hub) =>
        new()
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = hub.ToString(),
                ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
            },
        };
}

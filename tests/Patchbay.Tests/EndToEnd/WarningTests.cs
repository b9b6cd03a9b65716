using Patchbay.Tests.Cli;
using Patchbay.Tests.Client;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.EndToEnd;

/// <summary>What Ashby takes with reservations reaches the user on either way.</summary>
public sealed class WarningTests
{
    // The sandbox has no reservations, so here a scripted answer stands in for Ashby.
    private const string Answer =
        """{"success":true,"results":[{"id":"1"}],"moreDataAvailable":false,"warnings":["limit was lowered"]}""";

    [Fact]
    public async Task Straight()
    {
        await using var ashby = await LocalServer.StartAsync(Answer);

        await AssertWarnedAsync(
            new CommandLine
            {
                Environment = new()
                {
                    ["ASHBY_API_KEY"] = "k",
                    ["ASHBY_URL"] = ashby.Address.ToString(),
                },
            }
        );
    }

    [Fact]
    public async Task Through_the_hub()
    {
        await using var ashby = await LocalServer.StartAsync(Answer);
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_ASHBY_URL"] = ashby.Address.ToString();
        await hub.StartAsync("Production");
        var account = await hub.LinkAsync("acme");
        var before = ashby.Requests.Count;

        await AssertWarnedAsync(
            new CommandLine
            {
                Environment = new()
                {
                    ["PATCHBAY_HUB"] = hub.Address.ToString(),
                    ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
                    ["PATCHBAY_ACCOUNT"] = account,
                },
            }
        );
        Assert.Equal(before + 1, ashby.Requests.Count);
    }

    private static async Task AssertWarnedAsync(CommandLine line)
    {
        var result = await line.WithAsync("run", "ashby_list_candidates");

        Assert.Equal((0, "Note: limit was lowered\n"), (result.Code, result.Error));
        Assert.Equal("1", result.Json[0].GetProperty("id").GetString());
    }
}

using Patchbay.Bench.Agents;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>What agents pay for the use of the MCP endpoint, in tokens of their model.</summary>
public sealed class TokenTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Lists_of_tools_and_recruiting_tasks_take_no_more_than_their_aims()
    {
        var account = await hub.LinkAsync("tokens");
        await hub.CallAsync(
            "PATCH",
            $"/auth_configs/{await hub.ProfileIdAsync()}",
            """{"agents":{"irreversible":true,"mails_candidates":true}}"""
        );
        using var http = new HttpClient();

        // It fails when a task does not come to its answer or state, too.
        var figures = await TaskFigures.MeasureAsync(
            http,
            hub.Address,
            TestHub.BootstrapKey,
            account,
            new AshbyView(http, hub.Ashby.Address, "sandbox-all-permissions"),
            Ashby.Connector
        );

        Assert.Equal(20, figures.Tasks.Count);
        Assert.InRange(figures.SearchAndExecute.Tokens, 1, 799);
        Assert.Equal(137, figures.Guide.Tools);
        Assert.InRange(figures.Guide.Tokens, 1, 19_999);
        Assert.InRange(figures.Median, 1, 2_499);
    }
}

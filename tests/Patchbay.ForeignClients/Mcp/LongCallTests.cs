using System.Text.Json.Nodes;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>Calls that take long: given up by the TypeScript SDK, and followed by it.</summary>
public sealed class LongCallTests(SlowAshby slow) : IClassFixture<SlowAshby>
{
    private const string Report = "3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e";

    [Theory]
    [InlineData("", "ashby_list_projects", "{}")]
    [InlineData(
        "tool-mode=search_execute",
        "ashby_execute_action",
        """{"action_id":"ashby_list_projects"}"""
    )]
    public async Task A_call_that_is_given_up_is_given_up_at_Ashby_and_logged_so(
        string query,
        string tool,
        string arguments
    )
    {
        await using var client = await SdkClient.ConnectAsync(slow.Agents, query);
        var (called, givenUp) = slow.Hang();

        await client.BeginAsync(tool, JsonNode.Parse(arguments)!.AsObject());
        await called;
        var ended = await client.CancelAsync();

        Assert.Contains("no longer wanted", ended, StringComparison.Ordinal);
        await givenUp;
        await Eventually.TrueAsync(async () =>
            await slow.Agents.LastAsync("ashby_list_projects") is { Status: 499 }
        );
    }

    [Fact]
    public async Task A_client_that_ends_amid_its_call_ends_the_call_at_Ashby()
    {
        var (called, givenUp) = slow.Hang();
        var inspector = InspectorTests.Start(
            (await slow.Agents.SessionAsync()).AbsoluteUri,
            ["--method", "tools/call", "--tool-name", "ashby_list_users"]
        );

        await called;
        await inspector.DisposeAsync();

        await givenUp;
        await Eventually.TrueAsync(async () =>
            await slow.Agents.LastAsync("ashby_list_users") is { Status: 499 }
        );
    }

    [Fact]
    public async Task A_report_tells_how_it_gets_on()
    {
        slow.Answer(
            """{"requestId":"rep_result:1","status":"in_progress"}""",
            """{"requestId":"rep_result:1","status":"complete","reportData":{"data":[]}}"""
        );
        await using var client = await SdkClient.ConnectAsync(slow.Agents);

        var heard = await client.HearAsync(
            "ashby_generate_report",
            new JsonObject { ["body"] = new JsonObject { ["reportId"] = Report } }
        );

        Assert.NotEmpty(heard);
        Assert.All(heard, one => Assert.True((double)one!["progress"]! > 0));
    }
}

using System.Text;
using System.Text.Json;
using Patchbay.Client;

namespace Patchbay.Tests.Client;

public class RunTests
{
    [Fact]
    public async Task Sends_action_input_account_and_key_and_gives_the_result()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"next":"c2","data":[{"id":"1"}],"sync_token":"s1","warnings":["odd"]}"""
        );
        using var client = new PatchbayClient(hub.Address, "v1.key");

        var outcome = await client.RunAsync(
            "acc_1",
            "ashby_list_candidates",
            JsonElement.Parse("""{"limit":1}"""),
            cancellationToken: TestContext.Current.CancellationToken
        );

        var request = Assert.Single(hub.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/actions/rpc", request.Path);
        Assert.Equal("acc_1", request.Headers["x-account-id"]);
        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("v1.key:")),
            request.Headers["Authorization"]
        );
        Assert.Equal("""{"action":"ashby_list_candidates","body":{"limit":1}}""", request.Body);
        Assert.True(outcome.Succeeded);
        Assert.Equal("1", outcome.Value.Data[0].GetProperty("id").GetString());
        Assert.Equal("c2", outcome.Value.Next);
        Assert.Equal("s1", outcome.Value.SyncToken);
        Assert.Equal(["odd"], outcome.Value.Warnings);
    }

    [Fact]
    public async Task Keeps_the_path_prefix_of_the_hub()
    {
        await using var hub = await LocalServer.StartAsync("""{"data":null}""");
        using var client = new PatchbayClient(new Uri(hub.Address, "/patchbay"), "k");

        var outcome = await client.RunAsync(
            "a",
            "b",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(JsonValueKind.Null, outcome.Value!.Data.ValueKind);
        Assert.Equal("/patchbay/actions/rpc", hub.Requests[0].Path);
        Assert.Equal("""{"action":"b","body":{}}""", hub.Requests[0].Body);
    }

    [Fact]
    public async Task All_pages_are_followed_by_their_cursor_with_the_same_input()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"next":"c2","data":[1]}""",
            """{"next":"c3","data":[2]}""",
            """{"next":null,"data":[3],"sync_token":"s"}"""
        );
        using var client = new PatchbayClient(hub.Address, "k");

        var pages = new List<HubOutcome<RunResult>>();
        await foreach (
            var page in client.RunAllAsync(
                "a",
                "list",
                JsonElement.Parse("""{"cursor":"c1","jobId":"j"}"""),
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
            pages.Add(page);

        Assert.Equal([1, 2, 3], pages.Select(page => page.Value!.Data[0].GetInt32()));
        Assert.Equal("s", pages[^1].Value!.SyncToken);
        Assert.Equal(
            [
                """{"action":"list","body":{"cursor":"c1","jobId":"j"}}""",
                """{"action":"list","body":{"jobId":"j","cursor":"c2"}}""",
                """{"action":"list","body":{"jobId":"j","cursor":"c3"}}""",
            ],
            hub.Requests.Select(request => request.Body)
        );
    }

    [Fact]
    public async Task All_pages_end_with_an_error_when_a_cursor_comes_back()
    {
        await using var hub = await LocalServer.StartAsync("""{"next":"same","data":[]}""");
        using var client = new PatchbayClient(hub.Address, "k");

        var pages = new List<HubOutcome<RunResult>>();
        await foreach (
            var page in client.RunAllAsync(
                "a",
                "list",
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
            pages.Add(page);

        Assert.Equal(2, hub.Requests.Count);
        Assert.Equal(HubErrorCodes.UnreadableAnswer, pages[^1].Error!.Code);
    }
}

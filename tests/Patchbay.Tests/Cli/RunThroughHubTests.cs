using System.Text;
using System.Text.Json;
using Patchbay.Tests.Client;

namespace Patchbay.Tests.Cli;

public class RunThroughHubTests
{
    [Fact]
    public async Task An_action_runs_for_the_account_with_the_hubs_key()
    {
        await using var hub = await LocalServer.StartAsync("""{"next":null,"data":{"id":"1"}}""");

        var result = await RunAsync(hub.Address, "ashby_get_candidate_by_id", "--set", "id=123");

        Assert.Equal(0, result.Code);
        Assert.Equal("1", result.Json.GetProperty("id").GetString());
        Assert.Equal("acc_1", hub.Requests[0].Headers["x-account-id"]);
        Assert.Equal(
            """{"action":"ashby_get_candidate_by_id","body":{"id":"123"}}""",
            hub.Requests[0].Body
        );
    }

    [Fact]
    public async Task An_action_that_only_the_hub_knows_is_left_to_it()
    {
        await using var hub = await LocalServer.StartAsync("""{"data":null}""");

        var result = await RunAsync(hub.Address, "ashby_brand_new", "--set", "count=1");

        Assert.Equal("null\n", result.Output);
        Assert.Equal("""{"action":"ashby_brand_new","body":{"count":1}}""", hub.Requests[0].Body);
    }

    [Fact]
    public async Task All_follows_the_pages_of_the_hub()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"next":"c","data":[{"n":1},{"n":2}]}""",
            """{"next":null,"data":[{"n":3}]}"""
        );

        var result = await RunAsync(hub.Address, "ashby_list_candidates", "--all");

        Assert.Equal("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n", result.Output);
    }

    [Fact]
    public async Task A_failure_amid_the_pages_leaves_whole_lines_and_its_exit_code()
    {
        await using var hub = await LocalServer.StartAsync(
            (request, context) =>
                request.Body.Contains("cursor", StringComparison.Ordinal)
                    ? context.JsonAsync("""{"statusCode":502,"message":"Ashby failed."}""", 502)
                    : context.JsonAsync("""{"next":"c","data":[{"n":1}]}""")
        );

        var result = await RunAsync(hub.Address, "ashby_list_candidates", "--all");

        Assert.Equal(3, result.Code);
        Assert.Equal("{\"n\":1}\n", result.Output);
        Assert.Contains("Ashby failed.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_goes_along_as_base64()
    {
        await using var hub = await LocalServer.StartAsync("""{"data":{}}""");
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        await File.WriteAllTextAsync(path, "content", TestContext.Current.CancellationToken);
        try
        {
            await RunAsync(
                hub.Address,
                "ashby_upload_candidate_file_complete",
                "--set",
                "candidateId=1",
                "--file",
                path
            );
        }
        finally
        {
            File.Delete(path);
        }

        var body = JsonElement.Parse(hub.Requests[0].Body).GetProperty("body");
        Assert.Equal("1", body.GetProperty("candidateId").GetString());
        Assert.Equal(
            Path.GetFileName(path),
            body.GetProperty("file").GetProperty("name").GetString()
        );
        Assert.Equal(
            "content",
            Encoding.UTF8.GetString(
                body.GetProperty("file").GetProperty("content").GetBytesFromBase64()
            )
        );
    }

    [Theory]
    [InlineData(401, "unauthorized", 1)]
    [InlineData(404, "not_found", 1)]
    [InlineData(400, "unknown_action", 2)]
    [InlineData(412, "account_suspended", 1)]
    [InlineData(429, "rate_limited", 1)]
    [InlineData(408, "timed_out", 3)]
    [InlineData(502, "provider_error", 3)]
    public async Task The_hubs_refusals_are_told_from_its_troubles(
        int status,
        string code,
        int exit
    )
    {
        await using var hub = await LocalServer.StartAsync(
            $$"""{"statusCode":{{status}},"message":"So it is.","code":"{{code}}","remedy":"Do this."}""",
            status
        );

        var result = await RunAsync(hub.Address, "ashby_list_candidates");

        Assert.Equal(exit, result.Code);
        Assert.Equal("patchbay: So it is.\n  Do this.\n", result.Error);
    }

    [Fact]
    public async Task Faults_of_the_input_are_listed_with_their_paths()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"statusCode":400,"message":"Two faults.","code":"invalid_input","faults":[{"path":"$.a","message":"is odd"},{"path":"$.b[0]","message":"is missing"}]}""",
            400
        );

        var result = await RunAsync(hub.Address, "ashby_list_candidates");

        Assert.Equal(2, result.Code);
        Assert.Equal("patchbay: Two faults.\n  $.a: is odd\n  $.b[0]: is missing\n", result.Error);
    }

    [Fact]
    public async Task A_stopped_hub_is_not_reachable_and_the_key_is_not_shown()
    {
        var result = await RunAsync(await LocalServer.StoppedAsync(), "ashby_list_candidates");

        Assert.Equal(3, result.Code);
        Assert.DoesNotContain("hub-secret", result.Error, StringComparison.Ordinal);
    }

    private static Task<CommandLineResult> RunAsync(Uri hub, params string[] arguments) =>
        new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = hub.ToString(),
                ["PATCHBAY_KEY"] = "hub-secret",
                ["PATCHBAY_ACCOUNT"] = "acc_1",
            },
        }.WithAsync(["run", .. arguments]);
}

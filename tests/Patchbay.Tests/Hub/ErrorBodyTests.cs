using System.Net.Http.Headers;

namespace Patchbay.Tests.Hub;

public sealed class ErrorBodyTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task An_unknown_path_answers_404_as_json() =>
        (await hub.CallAsync("GET", "/nothing/here")).IsError(404, "route_not_found");

    [Fact]
    public async Task Who_opens_it_in_a_browser_gets_a_page_in_its_place()
    {
        var request = hub.Request("GET", "/nothing/<script>");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        var answer = await TestHub.SendAsync(request);
        answer.IsStatus(404);
        Assert.Equal("text/html", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("There is nothing at GET /nothing/", answer.Text);
        Assert.DoesNotContain("<script>", answer.Text);
    }

    [Fact]
    public async Task A_wrong_method_answers_405_and_names_the_right_one()
    {
        var answer = await hub.CallAsync("DELETE", "/actions");
        answer.IsError(405, "method_not_allowed");
        Assert.Contains("only GET", answer["message"]);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_json_answers_415_and_says_what_to_send()
    {
        var request = hub.Request("POST", "/connect_sessions", "{}");
        request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        request.Content!.Headers.ContentType = new("text/plain");
        var answer = await TestHub.SendAsync(request);
        answer.IsError(415, "unsupported_media_type");
        Assert.Contains("application/json", answer["remedy"]);
    }

    [Theory]
    [InlineData("{\"origin_owner_id\":\n \"a\",,}", "line 2, byte 6")]
    [InlineData("{\"label\":", "line 1, byte 10")]
    public async Task Malformed_json_answers_400_with_its_place(string body, string place)
    {
        var answer = await hub.CallAsync("POST", "/connect_sessions", body);
        answer.IsError(400, "invalid_request");
        Assert.Contains(place, answer["message"]);
    }

    [Fact]
    public async Task A_missing_body_is_told()
    {
        var answer = await hub.CallAsync("POST", "/connect_sessions", "");
        answer.IsError(400, "invalid_request");
        Assert.Equal("A JSON body is required.", answer["message"]);
    }

    [Fact]
    public async Task Malformed_json_is_not_quoted()
    {
        var answer = await hub.CallAsync("POST", "/actions/rpc", """{"action":"x", sekret}""");
        answer.IsError(400, "invalid_request");
        Assert.DoesNotContain("sekret", answer.Text);
        Assert.DoesNotContain("sekret", hub.Log.All);
    }

    [Fact]
    public async Task A_member_of_the_wrong_type_is_named()
    {
        var answer = await hub.CallAsync("POST", "/connect_sessions", """{"multiple":"perhaps"}""");
        answer.IsError(400, "invalid_request");
        Assert.Equal(
            "$.multiple",
            answer.Json.GetProperty("faults")[0].GetProperty("path").GetString()
        );
    }

    [Theory]
    [InlineData("/connect_sessions", 1024 * 1024 + 1)]
    [InlineData("/actions/rpc", 30 * 1024 * 1024 + 1)]
    public async Task A_body_over_the_limit_answers_413(string path, int length)
    {
        var request = hub.Request("POST", path);
        request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        // The server refuses by the declared length, before the body is on its way.
        request.Headers.ExpectContinue = true;
        request.Content = new ByteArrayContent(new byte[length]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await TestHub.SendAsync(request)).IsError(413, "body_too_large");
    }

    [Fact]
    public async Task A_call_with_a_file_may_be_larger_than_other_bodies()
    {
        var account = await hub.LinkAsync("large");
        var answer = await hub.RunAsync(
            account,
            "ashby_create_candidate",
            $$"""{"name":"{{new string('x', 2 * 1024 * 1024)}}"}"""
        );
        Assert.NotEqual(413, (int)answer.Status);
    }

    [Fact]
    public async Task A_bug_answers_500_without_detail_and_is_logged_with_its_request()
    {
        var account = await hub.LinkAsync("tampered");
        await Tampering.SpoilKeyAsync(hub, account);
        await hub.StopAsync();
        await hub.StartAsync("Production");

        var answer = await hub.RunAsync(account, "ashby_list_candidates");
        answer.IsError(500, "internal_error");
        Assert.DoesNotContain("Crypto", answer.Text);
        var request = answer.Response.Headers.GetValues("x-request-id").Single();
        Assert.Contains(request, answer["remedy"]);
        Assert.Contains(
            hub.Log.Lines,
            line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(request)
        );
    }
}

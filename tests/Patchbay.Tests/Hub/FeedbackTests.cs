namespace Patchbay.Tests.Hub;

public sealed class FeedbackTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Is_protected_and_stays_in_its_project()
    {
        (await hub.CallAsync("POST", "/ai/tool-feedback", "{}", "")).IsError(401, "unauthorized");
        (await hub.CallAsync("GET", "/ai/tool-feedback", key: "")).IsError(401, "unauthorized");
        await hub.CallAsync("POST", "/ai/tool-feedback", """{"feedback":"Mine."}""");
        var other = await hub.AddProjectAsync("Other");
        var list = await hub.CallAsync("GET", "/ai/tool-feedback", key: other);
        Assert.Equal("0", list.IsOk()["total"]);
        var account = await hub.LinkAsync("not-yours");
        (
            await hub.CallAsync(
                "POST",
                "/ai/tool-feedback",
                $$"""{"feedback":"x","account_id":"{{account}}"}""",
                other
            )
        ).IsError(404, "account_not_found");
    }

    [Fact]
    public async Task What_was_said_is_kept_and_listed()
    {
        var account = await hub.LinkAsync("pleased");
        var said = await hub.CallAsync(
            "POST",
            "/ai/tool-feedback",
            $$"""{"feedback":"Fast.","account_id":"{{account}}","tool_names":["ashby_list_jobs"]}"""
        );
        Assert.Equal(201, (int)said.Status);
        Assert.Equal("Feedback successfully stored", said["message"]);
        Assert.Equal(said.Response.Headers.GetValues("x-request-id").Single(), said["trace_id"]);
        var list = await hub.CallAsync("GET", $"/ai/tool-feedback?account_ids={account}");
        var item = Assert.Single(list.IsOk().Json.GetProperty("data").EnumerateArray());
        Assert.Equal(said["key"], item.GetProperty("key").GetString());
        Assert.Equal("Fast.", item.GetProperty("feedback").GetString());
        Assert.Equal("ashby_list_jobs", item.GetProperty("tool_names")[0].GetString());
    }

    [Theory]
    [InlineData("""{"feedback":" "}""")]
    [InlineData("""{"tool_names":["a"]}""")]
    [InlineData("""{"feedback":"x","tool_names":[""]}""")]
    [InlineData("""{"feedback":"x","tool_names":"a"}""")]
    public async Task What_says_nothing_is_refused(string body) =>
        (await hub.CallAsync("POST", "/ai/tool-feedback", body)).IsError(400, "invalid_request");
}

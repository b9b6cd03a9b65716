namespace Patchbay.Tests.Sandbox;

public class EnvelopeTests
{
    [Fact]
    public async Task A_failure_has_success_errorInfo_errors_in_this_order()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync(
            "application.info",
            new { applicationId = Guid.NewGuid() }
        );
        Assert.Equal(200, reply.Status);
        Assert.Equal(["success", "errorInfo", "errors"], reply.Json.Select(pair => pair.Key));
        Assert.Equal(
            ["code", "message", "requestId"],
            reply.Json["errorInfo"]!.AsObject().Select(pair => pair.Key)
        );
        Assert.Equal(
            "Application not found - are you lacking permissions to edit candidates?",
            reply.Message
        );
    }

    [Fact]
    public async Task A_page_in_the_middle_has_a_cursor_and_no_sync_token()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("candidate.list", new { limit = 10 });
        Assert.Equal(
            ["success", "results", "moreDataAvailable", "nextCursor"],
            reply.Json.Select(pair => pair.Key)
        );
    }

    [Fact]
    public async Task The_last_page_has_a_sync_token_and_no_cursor()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("candidate.list");
        Assert.Equal(
            ["success", "results", "moreDataAvailable", "syncToken"],
            reply.Json.Select(pair => pair.Key)
        );
    }

    [Fact]
    public async Task A_list_without_pages_answers_results_alone()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(
            ["success", "results"],
            (await sandbox.CallAsync("archiveReason.list")).Json.Select(pair => pair.Key)
        );
        Assert.Equal(
            ["success", "results"],
            (await sandbox.CallAsync("jobPosting.list")).Json.Select(pair => pair.Key)
        );
    }

    [Fact]
    public async Task Source_list_says_that_no_more_is_available()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("source.list");
        Assert.Equal(
            ["success", "results", "moreDataAvailable"],
            reply.Json.Select(pair => pair.Key)
        );
        Assert.False(reply.MoreDataAvailable);
    }

    [Fact]
    public async Task Empty_contact_fields_are_absent_and_empty_references_null()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidate = (
            await sandbox.ResultsAsync("candidate.create", new { name = "Nobody Yet" })
        ).AsObject();
        Assert.DoesNotContain("primaryEmailAddress", candidate);
        Assert.DoesNotContain("location", candidate);
        Assert.True(candidate.ContainsKey("source"));
        Assert.Null(candidate["source"]);
        Assert.Null(candidate["fraudStatus"]);
    }
}

using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class OpeningTests
{
    [Fact]
    public async Task An_empty_request_makes_a_draft()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var opening = await sandbox.ResultsAsync(
            "opening.create",
            new { openedAt = "2020-01-01", hiringTeam = new[] { 1 } }
        );
        Assert.Equal("Draft", (string?)opening["openingState"]);
        Assert.Null(opening["openedAt"]);
        Assert.Empty(opening["latestVersion"]!["hiringTeam"]!.AsArray());
    }

    [Fact]
    public async Task Opening_stamps_now_and_closing_keeps_a_reason()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = (string)
            (await sandbox.ResultsAsync("opening.create", new { identifier = "NL-900" }))["id"]!;
        var opened = await sandbox.ResultsAsync(
            "opening.setOpeningState",
            new { openingId = id, openingState = "Open" }
        );
        Assert.Equal("2026-06-01T09:00:00.000Z", (string?)opened["openedAt"]);

        var reason = await sandbox.FirstIdAsync("closeReason.list");
        var closed = await sandbox.ResultsAsync(
            "opening.setOpeningState",
            new
            {
                openingId = id,
                openingState = "Closed",
                closeReasonId = reason,
            }
        );
        Assert.Equal(reason, (string?)closed["closeReasonId"]);
        Assert.NotNull(closed["closedAt"]);
        Assert.Equal(
            [id],
            (await sandbox.CallAsync("opening.search", new { identifier = "NL-900" })).Ids
        );
    }

    [Fact]
    public async Task Jobs_are_linked_once_and_the_job_shows_the_opening()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = (string)(await sandbox.ResultsAsync("opening.create"))["id"]!;
        var jobId = await sandbox.FirstIdAsync("job.list");
        await sandbox.ResultsAsync("opening.addJob", new { openingId = id, jobId });
        var linked = await sandbox.ResultsAsync("opening.addJob", new { openingId = id, jobId });
        Assert.Single(linked["latestVersion"]!["jobIds"]!.AsArray());

        var job = await sandbox.ResultsAsync(
            "job.info",
            new { id = jobId, expand = new[] { "openings" } }
        );
        Assert.Contains(job["openings"]!.AsArray(), opening => (string?)opening!["id"] == id);

        var unlinked = await sandbox.ResultsAsync(
            "opening.removeJob",
            new { openingId = id, jobId }
        );
        Assert.Empty(unlinked["latestVersion"]!["jobIds"]!.AsArray());
    }

    [Fact]
    public async Task A_change_makes_a_new_version()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        JsonNode before = (await sandbox.ResultsAsync("opening.list"))[0]!;
        var after = await sandbox.ResultsAsync(
            "opening.update",
            new { openingId = (string)before["id"]!, description = "A second pair of hands" }
        );
        Assert.NotEqual(
            (string?)before["latestVersion"]!["id"],
            (string?)after["latestVersion"]!["id"]
        );
        Assert.Equal("A second pair of hands", (string?)after["latestVersion"]!["description"]);
    }
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.Tests.Sandbox;

public class SyncTests
{
    [Fact]
    public async Task A_sync_returns_what_changed_and_nothing_else()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var all = await sandbox.CallAsync("candidate.list");
        var ids = all.Ids.ToList();
        var created = await sandbox.ResultsAsync("candidate.create", new { name = "New" });
        await sandbox.ResultsAsync("candidate.update", new { candidateId = ids[4], name = "A" });
        await sandbox.ResultsAsync(
            "candidate.addTag",
            new { candidateId = ids[9], tagId = await sandbox.FirstIdAsync("candidateTag.list") }
        );
        await sandbox.ResultsAsync("candidate.update", new { candidateId = ids[4], name = "B" });

        var changed = await sandbox.CallAsync("candidate.list", new { syncToken = all.SyncToken });
        Assert.Equal([(string)created["id"]!, ids[9], ids[4]], changed.Ids);
        Assert.Equal("B", (string?)changed.Results[2]!["name"]);

        var quiet = await sandbox.CallAsync(
            "candidate.list",
            new { syncToken = changed.SyncToken }
        );
        Assert.Empty(quiet.Results);
        Assert.NotNull(quiet.SyncToken);
    }

    [Fact]
    public async Task A_sync_that_is_asked_again_answers_the_same()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var all = await sandbox.CallAsync("candidate.list");
        await sandbox.ResultsAsync("candidate.create", new { name = "New" });
        var body = new { syncToken = all.SyncToken };
        var first = await sandbox.CallAsync("candidate.list", body);
        Assert.Equal(first.Ids, (await sandbox.CallAsync("candidate.list", body)).Ids);
        Assert.Single(first.Results);
    }

    [Fact]
    public async Task Changes_of_one_list_do_not_show_in_another()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var jobs = await sandbox.CallAsync("job.list");
        await sandbox.ResultsAsync("candidate.create", new { name = "New" });
        Assert.Empty(
            (await sandbox.CallAsync("job.list", new { syncToken = jobs.SyncToken })).Results
        );
    }

    [Fact]
    public async Task A_made_up_token_and_one_of_another_list_are_invalid()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var syncToken = (await sandbox.CallAsync("candidate.list")).SyncToken;
        Assert.Equal(
            "sync_token_invalid",
            await sandbox.ErrorAsync("candidate.list", new { syncToken = "83rWzAAqr" })
        );
        Assert.Equal("sync_token_invalid", await sandbox.ErrorAsync("job.list", new { syncToken }));
        Assert.Equal(
            "invalid_next_cursor",
            await sandbox.ErrorAsync("candidate.list", new { cursor = syncToken })
        );
    }

    [Fact]
    public async Task A_token_lives_14_days()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var syncToken = (await sandbox.CallAsync("candidate.list")).SyncToken;
        sandbox.Clock.Advance(TimeSpan.FromDays(14));
        Assert.NotNull(await sandbox.ResultsAsync("candidate.list", new { syncToken }));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "sync_token_expired",
            await sandbox.ErrorAsync("candidate.list", new { syncToken })
        );
    }

    [Fact]
    public async Task A_sync_of_more_than_a_thousand_pages_is_too_large()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var request = new JsonObject
        {
            ["limit"] = 1,
            ["syncToken"] = (await sandbox.CallAsync("candidate.list")).SyncToken,
        };
        var state = sandbox.Server.Sandbox.State;
        var candidate = state.Candidate(0)!;
        for (var i = 0; i < 1_001; i++)
        {
            candidate["id"] = state.Ids.Next("candidate");
            state.Candidates.Save(candidate);
        }
        for (var page = 1; page < 1_000; page++)
        {
            var reply = await sandbox.CallAsync("candidate.list", request.ToJsonString());
            request["cursor"] = reply.NextCursor;
        }
        Assert.Equal(
            "incremental_sync_too_large",
            await sandbox.ErrorAsync("candidate.list", request.ToJsonString())
        );
    }
}

using System.Text.Json.Nodes;
using Patchbay.Tests.Sandbox.Webhooks;

namespace Patchbay.Tests.Sandbox.Scenarios;

public class SyncTests
{
    [Fact]
    public async Task A_copy_kept_by_syncs_and_webhooks_ends_with_exactly_the_sandbox_s_own_state()
    {
        await using var ashby = await RunningSandbox.StartAsync(candidates: 60);
        await using var receiver = await WebhookReceiver.StartAsync();
        foreach (var type in (string[])["candidateDelete", "candidateMerge"])
            await Listening.SubscribeAsync(ashby, receiver, type);
        var candidates = new SyncedCopy(ashby, "candidate.list");
        var applications = new SyncedCopy(ashby, "application.list");
        await candidates.SyncAsync();
        await applications.SyncAsync();
        Assert.True(candidates.Pages > 5);

        // A day's work on what was copied.
        var ids = candidates.Records.Keys.ToList();
        var work = new Work(ashby, ids);
        await work.EditAsync();
        await work.DeleteAsync();
        await work.MergeAsync();
        await work.ApplyAsync();
        await CatchUpAsync(ashby, receiver, candidates, applications);
        await AssertSameAsync(ashby, candidates, "candidate.list");
        await AssertSameAsync(ashby, applications, "application.list");

        // And again from the token that this pass gave, with changes between the pages of the pass itself.
        await work.EditAsync();
        await work.MergeAsync();
        await CatchUpAsync(ashby, receiver, candidates, applications);
        await AssertSameAsync(ashby, candidates, "candidate.list");
        await AssertSameAsync(ashby, applications, "application.list");
    }

    private static async Task CatchUpAsync(
        RunningSandbox ashby,
        WebhookReceiver receiver,
        SyncedCopy candidates,
        SyncedCopy applications
    )
    {
        await candidates.SyncAsync();
        await applications.SyncAsync();
        await ashby.DeliveriesTriedAsync();
        foreach (var told in receiver.Events)
            candidates.Forget([
                told.Action == "candidateMerge"
                    ? (string)told.Data["deletedCandidate"]!["id"]!
                    : (string)told.Data["candidate"]!["id"]!,
            ]);
        // Whose candidate is gone is gone too; those that a merge moved came with the sync.
        applications.Forget(
            applications
                .Records.Where(record =>
                    !candidates.Records.ContainsKey(
                        (string)JsonNode.Parse(record.Value)!["candidate"]!["id"]!
                    )
                )
                .Select(record => record.Key)
                .ToList()
        );
    }

    private static async Task AssertSameAsync(RunningSandbox ashby, SyncedCopy copy, string method)
    {
        var truth = (await ashby.PagesAsync(method))
            .SelectMany(page => page.Results)
            .ToDictionary(record => (string)record!["id"]!, record => record!.ToJsonString());
        Assert.Equal(truth.Keys.Order(), copy.Records.Keys.Order());
        foreach (var (id, record) in truth)
            Assert.Equal(record, copy.Records[id]);
    }

    /// <summary>What people do while somebody syncs. Each takes candidates that nothing was done with yet.</summary>
    private sealed class Work(RunningSandbox ashby, List<string> ids)
    {
        private int _next;

        public async Task EditAsync()
        {
            foreach (var candidateId in Take(8))
                await ashby.ResultsAsync(
                    "candidate.update",
                    new { candidateId, name = $"Renamed {candidateId[..4]}" }
                );
        }

        public async Task DeleteAsync()
        {
            foreach (var candidateId in Take(3))
                await ashby.ActAsync("candidate.delete", new { candidateId });
        }

        public async Task MergeAsync()
        {
            for (var i = 0; i < 3; i++)
                if (Take(2) is [var candidateId, var duplicateCandidateId])
                    await ashby.ActAsync(
                        "candidate.merge",
                        new { candidateId, duplicateCandidateId }
                    );
        }

        public async Task ApplyAsync()
        {
            foreach (var candidateId in Take(4))
            {
                var application = await Applications.CreateAsync(ashby, candidateId: candidateId);
                await application.MoveAsync(ashby, "PreInterviewScreen");
            }
        }

        private List<string> Take(int count)
        {
            var taken = ids.GetRange(_next, count);
            _next += count;
            return taken;
        }
    }
}

using Patchbay.Hub.Logs;

namespace Patchbay.Tests.Hub;

/// <summary>Keys reach the provider and nothing else: no answer, no log line, no byte on the disk.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task No_half_of_one_is_in_the_answers_the_logs_the_log_s_memory_or_the_files()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var clock = WebhookHub.Clock();
        await using var hub = new TestHub(clock);
        hub.Settings["PATCHBAY_ASHBY_URL"] = provider.Address.AbsoluteUri;
        hub.Settings["PATCHBAY_WEBHOOK_NETWORKS"] = "127.0.0.0/8";
        hub.Settings["PATCHBAY_LOG_BODIES"] = "all";
        await hub.StartAsync("Production");
        var run = new FullRun(hub, provider, receiver);

        // What the writer failed to write it tries again after a while, and the clock stands still.
        await LogPipeline.HoldAsync(hub);
        await run.RunAsync();
        var secrets = run.Secrets.Select(secret => new SecretForms(secret)).ToList();
        var pipeline = new LogPipeline(hub);
        var (queue, memory) = (pipeline.Queue(), pipeline.Whole());
        // It was all there: in the queue, and in the hands of who takes it from there.
        Assert.InRange(queue.All<LogEntry>().Count(), 1, memory.All<LogEntry>().Count() - 1);
        Assert.Empty(
            run.RequestIds.Except(memory.All<LogEntry>().Select(entry => entry.Request.RequestId))
        );
        Assert.Contains(
            memory.All<LogEntry>(),
            entry => entry.Request.RequestBody?.Contains("[redacted]") == true
        );
        foreach (var graph in new[] { queue, memory })
        {
            var places = secrets.SelectMany(graph.Find).Distinct().ToList();
            Assert.True(places.Count == 0, string.Join("\n", places));
        }
        await LogPipeline.LetGoAsync(hub);
        await hub.StopAsync();

        foreach (var id in run.RequestIds)
            Assert.Equal(
                1,
                await Tampering.CountAsync(hub, $"RequestLogs WHERE RequestId = '{id}'")
            );
        AssertNone("answers", run.Seen);
        AssertNone("log", hub.Log.All);
        AssertNone("log's values", hub.Log.Properties);
        AssertNone("output", hub.Output.ToString());
        foreach (var file in Directory.GetFiles(hub.DataFolder))
        {
            AssertNone(
                file,
                await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
            );
        }

        void AssertNone(string where, object text)
        {
            var found = secrets.Where(secret => secret.StandIn(text)).ToList();
            Assert.True(found.Count == 0, $"{where}: {string.Join(", ", found)}");
        }
    }

    [Fact]
    public async Task A_sealed_key_that_does_not_open_is_told_nowhere_either()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var key = hub.Ashby.AddKey("spoiled", "candidatesRead").Secret;
        var account = await hub.LinkAsync("spoiled", key);
        await Tampering.SpoilKeyAsync(hub, account);
        await hub.StopAsync();
        await hub.StartAsync("Production");
        var answer = (await hub.RunAsync(account, "ashby_list_candidates")).IsError(
            500,
            "internal_error"
        );
        Assert.DoesNotContain(key, answer.Text);
        Assert.DoesNotContain(key, hub.Log.All);
    }

    [Fact]
    public async Task A_sealed_key_opens_for_its_own_account_only()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var rich = await hub.LinkAsync("rich");
        var poor = await hub.LinkAsync("poor", hub.Ashby.AddKey("poor", "candidatesRead").Secret);
        await Tampering.CopyKeyAsync(hub, from: rich, to: poor);
        await hub.StopAsync();
        await hub.StartAsync("Production");

        var before = hub.Ashby.Requests.Count;
        (await hub.RunAsync(poor, "ashby_list_candidates")).IsError(500, "internal_error");
        Assert.Equal(before, hub.Ashby.Requests.Count);
        (await hub.RunAsync(rich, "ashby_list_jobs")).IsOk();
        // Linking anew mends it.
        Assert.Equal(poor, await hub.LinkAsync("poor"));
        (await hub.RunAsync(poor, "ashby_list_candidates")).IsOk();
    }
}

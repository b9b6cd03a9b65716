using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.State;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.Tests.Sandbox.Webhooks;

/// <summary>Deliveries are part of the state: on disk, in snapshots, and gone with it.</summary>
public sealed class KeptDeliveryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sandbox-webhooks");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_delivery_that_waits_survives_a_restart_and_goes_on_where_it_was()
    {
        var file = Path.Combine(_folder.FullName, "sandbox.db");
        await using var receiver = await WebhookReceiver.StartAsync();
        SandboxDelivery waiting;
        await using (
            var sandbox = await RunningSandbox.StartAsync(change: options =>
                options with
                {
                    File = file,
                }
            )
        )
        {
            await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit");
            receiver.AnswerWith(500);
            await Applications.CreateAsync(sandbox);
            await sandbox.DeliveriesTriedAsync();
            sandbox.Clock.Advance(TimeSpan.FromSeconds(10));
            await sandbox.DeliveriesTriedAsync();
            waiting = Assert.Single(sandbox.Server.Deliveries);
            Assert.Equal(2, waiting.Attempts.Count);
        }

        await using var again = await RunningSandbox.StartAsync(change: options =>
            options with
            {
                File = file,
            }
        );
        var kept = Assert.Single(again.Server.Deliveries);
        Assert.Equal(waiting.Body, kept.Body);
        Assert.Equal(waiting.Attempts, kept.Attempts);
        Assert.Equal(waiting.NextAttemptAt, kept.NextAttemptAt);

        receiver.AnswerWith(200);
        again.Clock.Advance(TimeSpan.FromSeconds(40));
        await again.DeliveriesTriedAsync();
        var sent = receiver.Events.ToList();
        Assert.Equal(3, sent.Count);
        Assert.Equal(sent[0].Text, sent[2].Text);
        Assert.True(sent[2].IsSignedWith(Listening.Secret));
        Assert.Equal(
            SandboxDeliveryStatus.Delivered,
            Assert.Single(again.Server.Deliveries).Status
        );
    }

    [Fact]
    public async Task What_is_due_at_the_start_is_sent_at_the_start()
    {
        var file = Path.Combine(_folder.FullName, "sandbox.db");
        await using var receiver = await WebhookReceiver.StartAsync();
        await using (
            var sandbox = await RunningSandbox.StartAsync(change: options =>
                options with
                {
                    File = file,
                }
            )
        )
        {
            await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit");
            await receiver.ArrivalAsync();
            receiver.Answer = HangAsync;
            await Applications.CreateAsync(sandbox);
            // Under way when the sandbox stops: nobody knows whether it was taken.
            await receiver.ArrivalAsync();
        }

        receiver.AnswerWith(200);
        await using var again = await RunningSandbox.StartAsync(change: options =>
            options with
            {
                File = file,
            }
        );
        await again.DeliveriesTriedAsync();
        Assert.Equal(2, receiver.Events.Count());
        Assert.Single(receiver.Events.Select(sent => sent.Text).Distinct());
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_state_that_a_reset_took_away()
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var (sandbox, receiver) = (listening.Sandbox, listening.Receiver);
        await receiver.ArrivalAsync();
        receiver.Answer = HangAsync;
        await Applications.CreateAsync(sandbox);
        await Applications.CreateAsync(sandbox);
        // The first is under way, the second waits for it.
        await receiver.ArrivalAsync();

        sandbox.Server.Sandbox.Reset();
        Assert.Empty(sandbox.Server.Deliveries);
        receiver.AnswerWith(200);
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit", "/new");
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();

        Assert.Equal(
            ["/applicationSubmit", "/new/applicationSubmit"],
            receiver.Events.Select(sent => sent.Path)
        );
        Assert.Single(sandbox.Server.Deliveries);
    }

    [Fact]
    public async Task A_restored_snapshot_brings_its_own_deliveries_back()
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var (sandbox, receiver) = (listening.Sandbox, listening.Receiver);
        receiver.AnswerWith(500);
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var snapshot = sandbox.Server.Sandbox.Save();
        var waiting = Assert.Single(sandbox.Server.Deliveries);

        sandbox.Server.Sandbox.Reset();
        sandbox.Server.Sandbox.Restore(snapshot);
        receiver.AnswerWith(200);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(10));
        await sandbox.DeliveriesTriedAsync();

        var delivery = Assert.Single(sandbox.Server.Deliveries);
        Assert.Equal(waiting.Id, delivery.Id);
        Assert.Equal(SandboxDeliveryStatus.Delivered, delivery.Status);
        Assert.Equal(2, receiver.Events.Count());
    }

    [Fact]
    public void The_last_thousand_finished_deliveries_are_kept_and_all_that_wait()
    {
        var changes = new ChangeLog();
        var book = new DeliveryBook(new IdMint(7), changes);
        var now = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < 1_005; i++)
            book.Add("webhook", "applicationSubmit", $"{i}", "{}", now);
        for (var number = 2; number <= 1_005; number++)
            book.Attempted(number, new SandboxDeliveryAttempt(now, 200, null));
        changes.Keep();

        Assert.Equal(1_001, book.All.Count());
        Assert.Equal([1, 6, 7], book.All.Take(3).Select(delivery => delivery.Number));

        book.Attempted(1, new SandboxDeliveryAttempt(now, 404, null));
        Assert.Equal(6, book.All.First().Number);
        changes.TakeBack();
        Assert.Equal(SandboxDeliveryStatus.Pending, book.All.First().Status);
        Assert.Equal(1_001, book.All.Count());
    }

    private static async Task<int> HangAsync(
        ReceivedWebhook received,
        Microsoft.AspNetCore.Http.HttpContext http
    )
    {
        var gone = new TaskCompletionSource();
        http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        return 200;
    }
}

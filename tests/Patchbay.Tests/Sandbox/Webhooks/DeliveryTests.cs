using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Sandbox.Webhooks;

public class DeliveryTests
{
    [Fact]
    public async Task What_is_sent_is_signed_over_its_raw_bytes_and_names_its_sender()
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var events = await listening.AfterAsync(() => Applications.CreateAsync(listening.Sandbox));

        var sent = Assert.Single(events);
        Assert.True(sent.IsSignedWith(Listening.Secret));
        Assert.False(sent.IsSignedWith("another"));
        Assert.Equal("Ashby-Webhook", sent.Headers["User-Agent"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.StartsWith("{\"action\":\"applicationSubmit\",\"webhookActionId\":\"", sent.Text);
        Assert.True(Guid.TryParse(sent.ActionId, out _));
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_ten_times_with_growing_waits_and_the_same_bytes()
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var (sandbox, receiver) = (listening.Sandbox, listening.Receiver);
        receiver.AnswerWith(500);
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        Assert.Single(receiver.Events);

        foreach (var (wait, number) in Waits.Select((wait, index) => (wait, index + 2)))
        {
            sandbox.Clock.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            await sandbox.DeliveriesTriedAsync();
            Assert.Equal(number - 1, receiver.Events.Count());
            sandbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await sandbox.DeliveriesTriedAsync();
            Assert.Equal(number, receiver.Events.Count());
        }

        sandbox.Clock.Advance(TimeSpan.FromDays(10));
        await sandbox.DeliveriesTriedAsync();
        Assert.Equal(10, receiver.Events.Count());
        Assert.Single(receiver.Events.Select(sent => sent.Text).Distinct());
        Assert.All(receiver.Events, sent => Assert.True(sent.IsSignedWith(Listening.Secret)));
        var delivery = Assert.Single(sandbox.Server.Deliveries);
        Assert.Equal(SandboxDeliveryStatus.Failed, delivery.Status);
        Assert.Equal(10, delivery.Attempts.Count);
        Assert.All(delivery.Attempts, attempt => Assert.Equal(500, attempt.Status));
    }

    // (2^n - 1) x 10 seconds.
    private static readonly int[] Waits = [10, 30, 70, 150, 310, 630, 1270, 2550, 5110];

    [Fact]
    public async Task A_turned_clock_wakes_a_delivery_that_waits()
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var (sandbox, receiver) = (listening.Sandbox, listening.Receiver);
        receiver.AnswerWith(503);
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        receiver.AnswerWith(204);

        var clock = sandbox.Server.Sandbox.Clock;
        sandbox.Server.Sandbox.TurnClock(clock.Now.AddSeconds(10));
        await sandbox.DeliveriesTriedAsync();

        var delivery = Assert.Single(sandbox.Server.Deliveries);
        Assert.Equal(SandboxDeliveryStatus.Delivered, delivery.Status);
        Assert.Equal([503, 204], delivery.Attempts.Select(attempt => attempt.Status!.Value));
        Assert.Equal(TimeSpan.FromSeconds(10), delivery.Attempts[1].At - delivery.Attempts[0].At);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    public async Task An_answer_that_says_no_for_good_is_not_asked_again(int status)
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var (sandbox, receiver) = (listening.Sandbox, listening.Receiver);
        receiver.AnswerWith(status);
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        await sandbox.DeliveriesTriedAsync();

        Assert.Single(receiver.Events);
        Assert.Equal(SandboxDeliveryStatus.Failed, Assert.Single(sandbox.Server.Deliveries).Status);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_but_tried_again()
    {
        await using var listening = await Listening.StartAsync("applicationSubmit");
        var (sandbox, receiver) = (listening.Sandbox, listening.Receiver);
        receiver.Answer = (_, http) =>
        {
            http.Response.Headers.Location = "/elsewhere";
            return Task.FromResult(307);
        };
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();

        Assert.Equal("/applicationSubmit", Assert.Single(receiver.Events).Path);
        Assert.Equal(
            SandboxDeliveryStatus.Pending,
            Assert.Single(sandbox.Server.Deliveries).Status
        );
    }

    [Fact]
    public async Task Two_webhooks_of_one_type_get_the_same_bytes_with_the_same_action_id()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit", "/one");
        await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit", "/two");
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();

        Assert.Equal(
            ["/one/applicationSubmit", "/two/applicationSubmit"],
            receiver.Events.Select(sent => sent.Path).Order(StringComparer.Ordinal)
        );
        Assert.Single(receiver.Events.Select(sent => sent.Text).Distinct());
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_its_own_events_in_their_order_and_nobody_else_s()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var slow = await WebhookReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        await Listening.SubscribeAsync(sandbox, slow, "applicationSubmit");
        await slow.ArrivalAsync();
        await Listening.SubscribeAsync(sandbox, quick, "applicationSubmit");
        var release = new TaskCompletionSource();
        slow.Answer = async (_, _) =>
        {
            await release.Task;
            return 200;
        };
        await quick.ArrivalAsync();

        string[] made =
        [
            (await Applications.CreateAsync(sandbox)).Id,
            (await Applications.CreateAsync(sandbox)).Id,
            (await Applications.CreateAsync(sandbox)).Id,
        ];
        await slow.ArrivalAsync();
        foreach (var _ in made)
            await quick.ArrivalAsync();
        Assert.Equal(made, Ids(quick));
        Assert.Single(slow.Events);

        release.SetResult();
        await sandbox.DeliveriesTriedAsync();
        Assert.Equal(made, Ids(slow));
    }

    [Fact]
    public async Task A_call_that_fails_causes_no_event()
    {
        await using var listening = await Listening.StartAsync();
        var application = await Applications.CreateAsync(listening.Sandbox);
        await listening.Sandbox.DeliveriesTriedAsync();
        var events = await listening.AfterAsync(async () =>
        {
            await listening.Sandbox.ErrorAsync(
                "application.changeStage",
                new
                {
                    applicationId = application.Id,
                    interviewStageId = application.Stage("Archived"),
                }
            );
            await listening.Sandbox.ErrorAsync(
                "application.updateHistory",
                new { applicationId = application.Id, applicationHistory = Array.Empty<object>() }
            );
            await listening.Sandbox.ActErrorAsync(
                "offer.accept",
                new { offerId = "00000000-0000-4000-8000-000000000000" }
            );
        });
        Assert.Empty(events);
    }

    [Fact]
    public async Task What_waits_for_a_webhook_that_was_deleted_or_disabled_is_dropped()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var deleted = await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit", "/1");
        var disabled = await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit", "/2");
        receiver.Answer = (received, _) => Task.FromResult(received.IsPing ? 200 : 500);
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        await sandbox.ResultsAsync("webhook.delete", new { webhookId = deleted });
        await sandbox.ResultsAsync("webhook.update", new { webhookId = disabled, enabled = false });

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await sandbox.DeliveriesTriedAsync();
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();

        Assert.Equal(2, receiver.Events.Count());
        Assert.Equal(
            [SandboxDeliveryStatus.Dropped, SandboxDeliveryStatus.Dropped],
            sandbox.Server.Deliveries.Select(delivery => delivery.Status)
        );
    }

    [Fact]
    public async Task A_receiver_that_cannot_be_reached_is_tried_again_and_the_list_says_why()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var receiver = await WebhookReceiver.StartAsync();
        await Listening.SubscribeAsync(sandbox, receiver, "applicationSubmit");
        await receiver.DisposeAsync();
        await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();

        var delivery = Assert.Single(sandbox.Server.Deliveries);
        Assert.Equal(SandboxDeliveryStatus.Pending, delivery.Status);
        Assert.Equal(delivery.CreatedAt.AddSeconds(10), delivery.NextAttemptAt);
        var attempt = Assert.Single(delivery.Attempts);
        Assert.Null(attempt.Status);
        Assert.False(string.IsNullOrEmpty(attempt.Error));
    }

    private static IEnumerable<string> Ids(WebhookReceiver receiver) =>
        receiver.Events.Select(sent => (string)sent.Data["application"]!["id"]!);
}

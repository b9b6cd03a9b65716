using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

/// <summary>What becomes of a delivery when its receiver fails, or the hub does.</summary>
public sealed class WebhookRetryTests : IAsyncLifetime
{
    private static readonly double[] Waits = [15, 60, 300, 900, 2700, 7200, 14400, 28800, 32400];

    private readonly FakeTimeProvider _clock = WebhookHub.Clock();
    private TestHub _hub = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebhookHub.StartAsync(_clock);
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_ten_times_farther_and_farther_apart()
    {
        _receiver.Answer(503, "later");
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("failing");
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            var delivery = await _hub.AttemptedAsync(id, attempt);
            Assert.Equal("pending", delivery.GetProperty("status").GetString());
            var next = delivery.GetProperty("next_attempt_at").GetDateTimeOffset();
            var wait = (next - _clock.GetUtcNow()).TotalSeconds;
            Assert.InRange(wait, Waits[attempt - 1] * 0.9 - 1, Waits[attempt - 1] * 1.1 + 1);
            _clock.Advance(next - _clock.GetUtcNow());
        }
        var last = await _hub.AttemptedAsync(id, 10);
        Assert.Equal("failed", last.GetProperty("status").GetString());
        Assert.Equal(10, _receiver.All.Count);
        Assert.Single(_receiver.All.Select(one => one.Headers["x-patchbay-delivery"]).Distinct());

        _clock.Advance(TimeSpan.FromDays(2));
        await _hub.CallAsync("POST", $"/webhooks/{id}/ping", "{}");
        Assert.Equal(11, _receiver.All.Count);
    }

    [Fact]
    public async Task It_ends_with_the_first_attempt_that_is_taken()
    {
        _receiver.Answer(500);
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("recovering");
        await AdvanceToNextAsync(await _hub.AttemptedAsync(id, 1));
        var second = await _hub.AttemptedAsync(id, 2);
        _receiver.Answer(204);
        await AdvanceToNextAsync(second);
        var third = await _hub.AttemptedAsync(id, 3);
        Assert.Equal("delivered", third.GetProperty("status").GetString());
        Assert.Equal(
            ["500", "500", "204"],
            third
                .GetProperty("attempts")
                .EnumerateArray()
                .Select(attempt => attempt.GetProperty("status").GetRawText())
        );
    }

    [Fact]
    public async Task Without_an_answer_an_attempt_ends_after_15_seconds()
    {
        var never = new TaskCompletionSource();
        _receiver.Reply = _ => never.Task;
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("hanging");
        await _receiver.CountAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(15));
        var delivery = await _hub.AttemptedAsync(id, 1);
        var attempt = delivery.GetProperty("attempts")[0];
        Assert.Equal("No answer within 15 seconds.", attempt.GetProperty("error").GetString());
        Assert.Equal("null", attempt.GetProperty("status").GetRawText());
        never.SetResult();
    }

    [Fact]
    public async Task What_waits_is_sent_after_a_restart()
    {
        _receiver.Answer(500);
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("restarted");
        await _hub.AttemptedAsync(id, 1);
        await _hub.StopAsync();
        _receiver.Answer(200);
        _clock.Advance(TimeSpan.FromHours(1));
        await _hub.StartAsync("Production");
        var delivery = await _hub.AttemptedAsync(id, 2);
        Assert.Equal("delivered", delivery.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_an_attempt_loses_nothing()
    {
        var never = new TaskCompletionSource();
        _receiver.Reply = _ => never.Task;
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("interrupted");
        await _receiver.CountAsync(1);
        await _hub.StopAsync();
        never.SetResult();
        await _hub.StartAsync("Production");
        var delivery = await _hub.AttemptedAsync(id, 1);
        Assert.Equal("delivered", delivery.GetProperty("status").GetString());
        Assert.Equal(1, delivery.GetProperty("attempts").GetArrayLength());
        Assert.Equal(2, _receiver.All.Count);
    }

    [Fact]
    public async Task A_change_whose_event_cannot_be_stored_is_not_made()
    {
        var account = await _hub.LinkAsync("both-or-neither");
        await _hub.AddWebhookAsync(_receiver.Address);
        await Tampering.RefuseDeliveriesAsync(_hub);
        (await _hub.CallAsync("PATCH", $"/accounts/{account}", """{"label":"x"}""")).IsError(
            500,
            "internal_error"
        );
        Assert.Equal("null", (await _hub.CallAsync("GET", $"/accounts/{account}"))["label"]);
    }

    [Fact]
    public async Task A_webhook_that_is_switched_off_gets_nothing_more()
    {
        _receiver.Answer(500);
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("off");
        await _hub.AttemptedAsync(id, 1);
        await _hub.CallAsync("PATCH", $"/webhooks/{id}", """{"enabled":false}""");
        Assert.Equal(
            "cancelled",
            (await _hub.DeliveriesAsync(id))[0].GetProperty("status").GetString()
        );
        await _hub.LinkAsync("off-too");
        _clock.Advance(TimeSpan.FromDays(1));
        await _hub.CallAsync("POST", $"/webhooks/{id}/ping", "{}");
        Assert.Equal(["account.created", "webhook.ping"], _receiver.All.Select(one => one.Event));
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_sign_and_after_it_the_new_one()
    {
        var webhook = await _hub.AddWebhookAsync(_receiver.Address);
        var path = $"/webhooks/{webhook["id"]}";
        var old = webhook["secret"]!;
        var rotated = await _hub.CallAsync(
            "POST",
            path + "/secret",
            """{"overlap_seconds":3600}"""
        );
        var fresh = rotated.IsOk()["secret"]!;
        Assert.Equal("2026-05-01T10:00:00.000Z", rotated["next_secret_from"]);

        await _hub.CallAsync("POST", path + "/ping", "{}");
        var both = _receiver.All[0];
        Assert.Equal(WebhookHub.Signature(both.Body, old), both.Headers["x-stackone-signature"]);
        Assert.Equal(
            WebhookHub.Signature(both.Body, fresh),
            both.Headers["x-stackone-signature-next"]
        );

        _clock.Advance(TimeSpan.FromHours(1));
        await _hub.CallAsync("POST", path + "/ping", "{}");
        var after = _receiver.All[1];
        Assert.Equal(
            WebhookHub.Signature(after.Body, fresh),
            after.Headers["x-stackone-signature"]
        );
        Assert.DoesNotContain("x-stackone-signature-next", after.Headers.Keys);
        Assert.Equal("null", (await _hub.CallAsync("GET", path))["next_secret_from"]);

        // The next rotation takes over from the one that is in use, at once where it is asked to.
        var third = (
            await _hub.CallAsync("POST", path + "/secret", """{"overlap_seconds":0}""")
        ).IsOk()["secret"]!;
        await _hub.CallAsync("POST", path + "/ping", "{}");
        Assert.Equal(
            WebhookHub.Signature(_receiver.All[2].Body, third),
            _receiver.All[2].Headers["x-stackone-signature"]
        );
        (await _hub.CallAsync("POST", path + "/secret", """{"overlap_seconds":604801}""")).IsError(
            400,
            "invalid_request"
        );
    }

    private Task AdvanceToNextAsync(JsonElement delivery)
    {
        var next = delivery.GetProperty("next_attempt_at").GetDateTimeOffset();
        _clock.Advance(next - _clock.GetUtcNow());
        return Task.CompletedTask;
    }
}

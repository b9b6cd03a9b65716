using System.Text;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Hub;

/// <summary>Account events on their way to those who asked for them.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private TestHub _hub = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebhookHub.StartAsync();
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await _hub.AddProjectAsync("Other");
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.CallAsync("POST", $"/webhooks/{id}/ping", "{}");
        var delivery = (await _hub.DeliveriesAsync(id))[0].GetProperty("id").GetString();

        Assert.Equal(
            """{"data":[]}""",
            (await _hub.CallAsync("GET", "/webhooks", key: other)).IsOk().Text
        );
        foreach (
            var (method, path) in new[]
            {
                ("GET", ""),
                ("PATCH", ""),
                ("DELETE", ""),
                ("POST", "/secret"),
                ("POST", "/ping"),
                ("GET", "/deliveries"),
                ("POST", $"/deliveries/{delivery}/resend"),
            }
        )
            (
                await _hub.CallAsync(
                    method,
                    $"/webhooks/{id}{path}",
                    method is "POST" or "PATCH" ? "{}" : null,
                    other
                )
            ).IsError(404, "webhook_not_found");
        (await _hub.CallAsync("GET", $"/webhooks/{id}/deliveries/{delivery}", key: other)).IsError(
            404,
            "delivery_not_found"
        );

        // What happens there is not heard here.
        var pinged = _receiver.All.Count;
        await _hub.LinkAsync("elsewhere", key: other);
        await _hub.LinkAsync("here");
        await _receiver.CountAsync(pinged + 1);
        Assert.Equal("here", _receiver.All[^1].Json.GetProperty("origin_owner_id").GetString());
        Assert.Equal(pinged + 1, _receiver.All.Count);
    }

    [Fact]
    public async Task Everything_that_happens_to_an_account_is_told_and_signed()
    {
        var webhook = await _hub.AddWebhookAsync(new(_receiver.Address, "/events?team=a"));
        var key = _hub.AddKeyWithout();
        var account = await _hub.LinkAsync("told", key.Secret);
        await _receiver.CountAsync(1);
        await _hub.CallAsync("PATCH", $"/accounts/{account}", """{"label":"x"}""");
        await _receiver.CountAsync(2);
        _hub.Ashby.AddKey(key with { Enabled = false });
        await _hub.RunAsync(account, "ashby_list_jobs");
        await _receiver.CountAsync(3);
        await _hub.CallAsync("DELETE", $"/accounts/{account}");
        await _receiver.CountAsync(4);

        Assert.Equal(
            ["account.created", "account.updated", "account.error", "account.deleted"],
            _receiver.All.Select(one => one.Event)
        );
        Assert.All(
            _receiver.All,
            one =>
            {
                Assert.Equal("/events", one.Path);
                Assert.Equal("application/json; charset=utf-8", one.Headers["content-type"]);
                Assert.Equal(
                    WebhookHub.Signature(one.Body, webhook["secret"]!),
                    one.Headers["x-stackone-signature"]
                );
                Assert.Equal(one.Event, one.Headers["x-patchbay-event"]);
                Assert.DoesNotContain("x-stackone-signature-next", one.Headers.Keys);
            }
        );
        var first = _receiver.All[0].Json;
        var project = first.GetProperty("project_id").GetString();
        Assert.StartsWith("proj_", project);
        Assert.Equal(
            $$$"""
            {"project_id":"{{{project}}}","account_id":"{{{account}}}","event":"account.created","event_date":"{{{first.GetProperty(
                "event_date"
            )}}}","record_type":"account","record_id":"{{{account}}}","sent_at":"{{{first.GetProperty(
                "sent_at"
            )}}}","provider":"ashby","origin_owner_id":"told","origin_owner_name":"told Inc","origin_username":null,"setup_information":{}}
            """,
            first.GetRawText()
        );
        Assert.Matches(
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
            first.GetProperty("sent_at").GetString()
        );
    }

    [Fact]
    public async Task Only_what_was_asked_for_comes()
    {
        await _hub.AddWebhookAsync(_receiver.Address, ""","events":["account.deleted"]""");
        var account = await _hub.LinkAsync("quiet");
        await _hub.CallAsync("DELETE", $"/accounts/{account}");
        await _receiver.CountAsync(1);
        Assert.Equal("account.deleted", Assert.Single(_receiver.All).Event);
    }

    [Fact]
    public async Task The_log_tells_how_a_delivery_went()
    {
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        var account = await _hub.LinkAsync("logged");
        await _hub.AttemptedAsync(id, 1);

        var delivery = Assert.Single(await _hub.DeliveriesAsync(id, "?status=delivered"));
        Assert.Equal("delivered", delivery.GetProperty("status").GetString());
        Assert.Equal("null", delivery.GetProperty("next_attempt_at").GetRawText());
        Assert.Equal(account, delivery.GetProperty("payload").GetProperty("record_id").GetString());
        var attempt = Assert.Single(delivery.GetProperty("attempts").EnumerateArray());
        Assert.Equal(200, attempt.GetProperty("status").GetInt32());
        Assert.Equal("thanks", attempt.GetProperty("answer").GetString());
        Assert.Equal("null", attempt.GetProperty("error").GetRawText());
        Assert.Equal(
            _receiver.All[0].Headers["x-patchbay-delivery"],
            delivery.GetProperty("id").GetString()
        );
        Assert.Empty(await _hub.DeliveriesAsync(id, "?status=failed"));
        Assert.Empty(await _hub.DeliveriesAsync(id, "?event=account.deleted"));
        (await _hub.CallAsync("GET", $"/webhooks/{id}/deliveries?status=lost")).IsError(
            400,
            "invalid_request"
        );
        var one = await _hub.CallAsync(
            "GET",
            $"/webhooks/{id}/deliveries/{delivery.GetProperty("id")}"
        );
        Assert.Equal(delivery.GetRawText(), one.IsOk().Text);
    }

    [Fact]
    public async Task A_delivery_is_sent_again_as_a_new_one()
    {
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        await _hub.LinkAsync("again");
        var first = (await _hub.AttemptedAsync(id, 1)).GetProperty("id").GetString();
        var path = $"/webhooks/{id}/deliveries/{first}/resend";

        var again = await _hub.CallAsync("POST", path, "{}");
        Assert.Equal(201, (int)again.Status);
        Assert.Equal(first, again["resend_of"]);
        await _receiver.CountAsync(2);
        Assert.Equal(_receiver.All[0].Event, _receiver.All[1].Event);
        Assert.Equal(again["id"], _receiver.All[1].Headers["x-patchbay-delivery"]);

        await _hub.CallAsync("PATCH", $"/webhooks/{id}", """{"enabled":false}""");
        (await _hub.CallAsync("POST", path, "{}")).IsError(409, "webhook_disabled");
    }

    [Fact]
    public async Task A_ping_is_sent_at_once_and_tells_how_it_went()
    {
        var webhook = await _hub.AddWebhookAsync(_receiver.Address, ""","enabled":false""");
        var path = $"/webhooks/{webhook["id"]}/ping";
        var well = await _hub.CallAsync("POST", path, "{}");
        Assert.Equal("delivered", well.IsOk()["status"]);
        var received = Assert.Single(_receiver.All);
        Assert.Equal("webhook.ping", received.Event);
        Assert.Equal(
            WebhookHub.Signature(received.Body, webhook["secret"]!),
            received.Headers["x-stackone-signature"]
        );

        _receiver.Answer(401, "who are you");
        var failed = await _hub.CallAsync("POST", path, "{}");
        Assert.Equal("failed", failed.IsOk()["status"]);
        var attempt = failed.Json.GetProperty("attempts")[0];
        Assert.Equal("It answered 401.", attempt.GetProperty("error").GetString());
        Assert.Equal("who are you", attempt.GetProperty("answer").GetString());
        Assert.Equal(2, (await _hub.DeliveriesAsync(webhook["id"]!)).Count);
    }

    [Fact]
    public async Task Redirects_and_cookies_are_left_alone()
    {
        await using var trap = await WebhookReceiver.StartAsync();
        _receiver.Reply = http =>
        {
            http.Response.Cookies.Append("session", "1");
            http.Response.Redirect(
                trap.Address.AbsoluteUri,
                permanent: false,
                preserveMethod: true
            );
            return Task.CompletedTask;
        };
        var id = (await _hub.AddWebhookAsync(_receiver.Address))["id"]!;
        var ping = await _hub.CallAsync("POST", $"/webhooks/{id}/ping", "{}");
        await _hub.CallAsync("POST", $"/webhooks/{id}/ping", "{}");

        Assert.Contains(
            "redirect",
            ping.Json.GetProperty("attempts")[0].GetProperty("error").GetString()
        );
        Assert.Empty(trap.All);
        Assert.DoesNotContain("cookie", _receiver.All[1].Headers.Keys);
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_nobody_else()
    {
        await using var slow = await WebhookReceiver.StartAsync();
        var release = new TaskCompletionSource();
        slow.Reply = _ => release.Task;
        await _hub.AddWebhookAsync(slow.Address);
        await _hub.AddWebhookAsync(_receiver.Address);
        for (var count = 1; count <= 8; count++)
            await _hub.LinkAsync($"slow-{count}");

        await _receiver.CountAsync(8);
        Assert.InRange(slow.All.Count, 1, 4);
        release.SetResult();
        await slow.CountAsync(8);
    }

    [Fact]
    public async Task Of_an_answer_only_the_beginning_is_kept_and_never_the_secret()
    {
        var webhook = await _hub.AddWebhookAsync(_receiver.Address);
        var secret = webhook["secret"]!;
        _receiver.Answer(500, $"your secret is {secret}; " + new string('x', 100_000));
        var ping = await _hub.CallAsync("POST", $"/webhooks/{webhook["id"]}/ping", "{}");
        var answer = ping.Json.GetProperty("attempts")[0].GetProperty("answer").GetString()!;
        Assert.StartsWith("your secret is [secret]; xxx", answer);
        Assert.Equal(501, answer.Length);
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_found_nowhere_after_it()
    {
        var webhook = await _hub.AddWebhookAsync(_receiver.Address);
        var first = webhook["secret"]!;
        var path = $"/webhooks/{webhook["id"]}";
        var second = (await _hub.CallAsync("POST", path + "/secret", "{}")).IsOk()["secret"]!;
        await _hub.LinkAsync("secretive");
        await _receiver.CountAsync(1);
        var seen = new StringBuilder();
        foreach (
            var (method, at) in new[]
            {
                ("GET", "/webhooks"),
                ("GET", path),
                ("GET", path + "/deliveries"),
                ("PATCH", path),
                ("DELETE", path),
            }
        )
            seen.Append(
                (await _hub.CallAsync(method, at, method == "PATCH" ? "{}" : null)).IsOk().Text
            );
        await _hub.StopAsync();

        foreach (var secret in new[] { first, second })
        {
            Assert.DoesNotContain(secret, seen.ToString());
            Assert.DoesNotContain(secret, _hub.Log.All);
            foreach (var file in Directory.GetFiles(_hub.DataFolder))
                Assert.Equal(
                    -1,
                    (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))
                        .AsSpan()
                        .IndexOf(Encoding.UTF8.GetBytes(secret))
                );
        }
    }

    [Theory]
    [InlineData("{}", "url")]
    [InlineData("""{"url":"not an address"}""", "url")]
    [InlineData("""{"url":"ftp://example.com"}""", "url")]
    [InlineData("""{"url":"https://user:secret@example.com"}""", "user name")]
    [InlineData("""{"url":"https://example.com","events":[]}""", "events")]
    [InlineData("""{"url":"https://example.com","events":["account.exploded"]}""", "exploded")]
    public async Task What_cannot_be_a_webhook_is_refused_with_its_reason(string body, string named)
    {
        var answer = await _hub.CallAsync("POST", "/webhooks", body);
        answer.IsError(400, "invalid_request");
        Assert.Contains(named, answer["message"]);
    }
}

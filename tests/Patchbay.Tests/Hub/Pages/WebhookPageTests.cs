using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;

namespace Patchbay.Tests.Hub.Pages;

public sealed class WebhookPageTests : IAsyncLifetime
{
    private WebhookReceiver _app = null!;
    private TestHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WebhookReceiver.StartAsync();
        _hub = await WebhookHub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Stays_in_its_project_and_a_viewer_changes_nothing()
    {
        var id = await AddAsync();
        var delivery = (await _hub.CallAsync("POST", $"/webhooks/{id}/ping")).IsOk()["id"];
        await _hub.AddProjectAsync("Other");
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        foreach (
            var page in new[]
            {
                $"webhooks/{id}",
                $"webhooks/{id}/edit",
                $"webhooks/{id}/secret",
                $"webhooks/{id}/delete",
                $"webhooks/{id}/deliveries/{delivery}",
            }
        )
            (await member.SendAsync("GET", _hub.Page(page, "Other"))).IsStatus(404);
        foreach (var act in new[] { "edit", "on", "off", "secret", "ping", "delete" })
            (
                await member.PostFormAsync(
                    _hub.Page("webhooks/new"),
                    _hub.Page($"webhooks/{id}/{act}", "Other"),
                    ("url", "https://intruder.example.com/")
                )
            ).IsStatus(404);

        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);
        var shown = await viewer.GetAsync(_hub.Page($"webhooks/{id}"));
        Assert.DoesNotContain("<form method=\"post\" action=\"/dashboard", shown);
        Assert.DoesNotContain("Menu of", await viewer.GetAsync(_hub.Page("webhooks")));
        (await viewer.SendAsync("POST", _hub.Page($"webhooks/{id}/delete"))).IsStatus(403);
        (await viewer.SendAsync("GET", _hub.Page("webhooks/new"))).IsStatus(403);
        Assert.Equal(id, (await WebhookAsync(id))["id"]);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var id = await AddAsync();
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        (await member.SendAsync("POST", _hub.Page($"webhooks/{id}/delete"))).IsStatus(400);
        (await _hub.CallAsync("GET", $"/webhooks/{id}")).IsOk();
    }

    [Fact]
    public async Task A_webhook_is_made_by_the_form_and_its_secret_is_shown_once()
    {
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        var answer = await member.PostFormAsync(
            _hub.Page("webhooks/new"),
            _hub.Page("webhooks/new"),
            ("url", _app.Address.AbsoluteUri),
            ("events", "account.created"),
            ("events", "account.error"),
            ("description", "For the app")
        );

        Assert.True(answer.IsOk().Response.Headers.CacheControl?.NoStore);
        var secret = Regex.Match(answer.Text, "whsec_[A-Za-z0-9_-]+", RegexOptions.NonBacktracking);
        Assert.True(secret.Success);
        var made = Assert.Single(
            (await _hub.CallAsync("GET", "/webhooks")).Json.GetProperty("data").EnumerateArray()
        );
        Assert.Equal(_app.Address.AbsoluteUri, made.GetProperty("url").GetString());
        Assert.Equal(
            ["account.created", "account.error"],
            made.GetProperty("events").EnumerateArray().Select(one => one.GetString()!)
        );
        var id = made.GetProperty("id").GetString()!;
        Assert.DoesNotContain("whsec_", await member.GetAsync(_hub.Page($"webhooks/{id}")));
        Assert.Contains(
            "Account linked, Account stopped",
            await member.GetAsync(_hub.Page("webhooks"))
        );
        Assert.Contains($"\"webhook.created\",\"target\":\"{id}\"", await AuditAsync());

        await _hub.CallAsync("POST", $"/webhooks/{id}/ping");
        await _app.CountAsync(1);
        var received = _app.All[0];
        Assert.Equal(
            WebhookHub.Signature(received.Body, secret.Value),
            received.Headers["x-stackone-signature"]
        );
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_typed_and_the_fault_in_its_place()
    {
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        var answer = await member.PostFormAsync(
            _hub.Page("webhooks/new"),
            _hub.Page("webhooks/new"),
            ("url", "\"><script>alert(1)</script>"),
            ("description", "typed note")
        );

        answer.IsStatus(400);
        Assert.Contains("It must be an address such as", answer.Text);
        Assert.Contains("It must name at least one event.", answer.Text);
        Assert.Contains("value=\"typed note\"", answer.Text);
        Assert.DoesNotContain("<script>alert", answer.Text);
        Assert.Empty(
            (await _hub.CallAsync("GET", "/webhooks")).Json.GetProperty("data").EnumerateArray()
        );
        Assert.DoesNotContain("webhook.created", await AuditAsync());
    }

    [Fact]
    public async Task A_webhook_is_changed_switched_off_and_on_and_deleted()
    {
        var id = await AddAsync();
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        var page = _hub.Page($"webhooks/{id}");

        var saved = await member.PostFormAsync(
            page + "/edit",
            page + "/edit",
            ("url", _app.Address.AbsoluteUri + "new"),
            ("events", "account.deleted"),
            ("description", "<b>note</b>")
        );
        var shown = await member.LandsAsync(saved, page + "?done=saved");
        Assert.Contains("&lt;b&gt;note&lt;/b&gt;", shown);
        Assert.Contains("Account deleted", shown);
        Assert.Equal(_app.Address.AbsoluteUri + "new", (await WebhookAsync(id))["url"]);

        await member.LandsAsync(
            await member.PostFormAsync(page, page + "/off"),
            page + "?done=saved"
        );
        Assert.Equal("false", (await WebhookAsync(id))["enabled"]);
        Assert.Contains("This webhook is off", await member.GetAsync(page));
        await member.LandsAsync(
            await member.PostFormAsync(page, page + "/on"),
            page + "?done=saved"
        );
        Assert.Equal("true", (await WebhookAsync(id))["enabled"]);

        await member.LandsAsync(
            await member.PostFormAsync(page + "/delete", page + "/delete"),
            _hub.Page("webhooks") + "?done=deleted"
        );
        (await _hub.CallAsync("GET", $"/webhooks/{id}")).IsStatus(404);
        (await member.SendAsync("GET", page)).IsStatus(404);
    }

    [Fact]
    public async Task A_rotated_secret_is_shown_once_and_both_sign_for_the_overlap()
    {
        var id = await AddAsync();
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        var page = _hub.Page($"webhooks/{id}/secret");

        var rotated = (await member.PostFormAsync(page, page, ("overlap_seconds", "3600"))).IsOk();
        Assert.Contains("Both secrets hold until", rotated.Text);
        Assert.Contains("whsec_", rotated.Text);
        Assert.Contains(
            "Two sign; the new one takes over",
            await member.GetAsync(_hub.Page($"webhooks/{id}"))
        );

        var atOnce = (await member.PostFormAsync(page, page, ("overlap_seconds", "0"))).IsOk();
        Assert.DoesNotContain("Both secrets", atOnce.Text);
        (await member.PostFormAsync(page, page, ("overlap_seconds", "-1"))).IsStatus(400);
    }

    [Fact]
    public async Task A_test_is_sent_and_its_delivery_shows_the_answer_and_is_sent_again()
    {
        var id = await AddAsync();
        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        var page = _hub.Page($"webhooks/{id}");

        var sent = (await member.PostFormAsync(page, page + "/ping")).IsStatus(302);
        var delivery = sent.Response.Headers.Location!.OriginalString;
        var shown = await member.GetAsync(delivery);
        Assert.Contains("Delivered", shown);
        Assert.Contains("webhook.ping", shown);
        Assert.Contains(delivery, await member.GetAsync(page));
        Assert.Contains(
            "No delivery here",
            await member.GetAsync(page + "?status=failed&event=account.created")
        );
        (await member.SendAsync("GET", page + "?status=lost")).IsStatus(400);

        var again = (await member.PostFormAsync(delivery, delivery + "/resend")).IsStatus(302);
        Assert.Contains(
            "an earlier delivery",
            await member.GetAsync(again.Response.Headers.Location!.OriginalString)
        );

        await member.PostFormAsync(page, page + "/off");
        var refused = await member.PostFormAsync(delivery, delivery + "/resend");
        refused.IsStatus(409);
        Assert.Contains("Switch it on first", refused.Text);
    }

    [Fact]
    public async Task An_open_page_hears_of_what_changes()
    {
        var changes = _hub.Server.Services.GetRequiredService<Patchbay.Hub.Pages.LiveChanges>();
        var project = _hub.Server.Services.GetRequiredService<IAccess>().Projects[0].Id;
        await using var heard = changes
            .ListenAsync(project, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = heard.MoveNextAsync();
        await AddAsync();
        // Making one is an act too, so that the audit log's pages hear of it.
        while (await next && heard.Current != "webhooks")
            next = heard.MoveNextAsync();
        Assert.Equal("webhooks", heard.Current);
    }

    private async Task<string> AddAsync() => (await _hub.AddWebhookAsync(_app.Address))["id"]!;

    private async Task<Answer> WebhookAsync(string id) =>
        (await _hub.CallAsync("GET", $"/webhooks/{id}")).IsOk();

    private async Task<string> AuditAsync() => (await _hub.CallAsync("GET", "/audit_log")).Text;
}

using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>What the page's script is told while a key is checked.</summary>
public sealed class ConnectProgressTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Each_step_is_told_as_it_is_taken_and_the_last_line_is_the_confirmation()
    {
        // Without the permission to list its own, each of its permissions is asked for.
        var key = hub.AddKeyWithout("apiKeysWebhooksRead");
        var lines = await hub.WatchLinkAsync(
            await hub.CreateSessionAsync("watched"),
            ("apiKey", key.Secret)
        );
        Assert.Equal("Ask", Step(lines[0]));
        Assert.Equal("Store", Step(lines[^2]));
        var permissions = lines.Skip(1).SkipLast(2).ToList();
        Assert.All(permissions, line => Assert.Equal("Permissions", Step(line)));
        var asked = permissions[0].GetProperty("of").GetInt32();
        Assert.InRange(asked, 5, 20);
        Assert.Equal(
            Enumerable.Range(0, asked + 1),
            permissions.Select(line => line.GetProperty("done").GetInt32())
        );

        var last = lines[^1];
        Assert.Equal(200, last.GetProperty("status").GetInt32());
        Assert.Equal("Ashby is linked", last.GetProperty("title").GetString());
        Assert.Contains("data-linked=\"acc_", Html(last));
        Assert.StartsWith("<main", Html(last));
    }

    [Fact]
    public async Task A_key_that_lists_its_permissions_is_asked_nothing_more()
    {
        var lines = await hub.WatchLinkAsync(
            await hub.CreateSessionAsync("listed"),
            ("apiKey", hub.AddKeyWithout().Secret)
        );
        Assert.Equal(["Ask", "Permissions", "Store"], lines.SkipLast(1).Select(Step));
        Assert.Equal(0, lines[1].GetProperty("of").GetInt32());
    }

    [Fact]
    public async Task Nothing_is_told_as_done_that_was_not()
    {
        var token = await hub.CreateSessionAsync("stopped");
        var stray = await hub.WatchLinkAsync(token, ("apiKey", "with a space"));
        var only = Assert.Single(stray);
        Assert.Equal(400, only.GetProperty("status").GetInt32());
        Assert.Contains("has a space or another character", Html(only));

        var wrong = await hub.WatchLinkAsync(token, ("apiKey", "not-a-key-at-all-0123"));
        Assert.Equal(["Ask"], wrong.SkipLast(1).Select(Step));
        Assert.Contains("data-error=\"key_rejected\"", Html(wrong[^1]));
        Assert.DoesNotContain("not-a-key-at-all", Html(wrong[^1]));

        var narrow = await hub.WatchLinkAsync(
            token,
            ("apiKey", hub.AddKeyWithout("candidatesRead").Secret)
        );
        Assert.DoesNotContain("Store", narrow.SkipLast(1).Select(Step));
        Assert.Contains("data-error=\"missing_permission\"", Html(narrow[^1]));
    }

    [Fact]
    public async Task A_link_that_ended_meanwhile_is_told_in_the_same_way()
    {
        var only = Assert.Single(await hub.WatchLinkAsync("nonsense", ("apiKey", "x")));
        Assert.Equal(404, only.GetProperty("status").GetInt32());
        Assert.Contains("data-error=\"session_invalid\"", Html(only));
    }

    [Fact]
    public async Task All_the_boxes_that_a_refused_key_lacks_are_named_at_once()
    {
        var key = hub.AddKeyWithout("candidatesRead", "offersRead");
        var lines = await hub.WatchLinkAsync(
            await hub.CreateSessionAsync("all at once"),
            ("apiKey", key.Secret)
        );
        var html = Html(lines[^1]);
        Assert.Matches(
            @"<span>Candidates: Read</span>\s*<span class=""badge bad"">Required<",
            html
        );
        Assert.Matches(@"<span>Offers: Read</span>\s*<span class=""count"">\d+ actions?<", html);
        Assert.Contains("Admin → Integrations → API Keys", System.Net.WebUtility.HtmlDecode(html));
    }

    private static string? Step(JsonElement line) => line.GetProperty("step").GetString();

    private static string Html(JsonElement line) => line.GetProperty("html").GetString()!;
}

namespace Patchbay.Tests.Hub;

/// <summary>The address that a refused execution names.</summary>
public sealed class RelinkTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("member")]
    [InlineData("admin")]
    public async Task Whoever_may_change_accounts_is_led_to_the_form_for_that_one(string role)
    {
        var key = hub.AddKeyWithout();
        var account = await hub.LinkAsync($"relinked by {role}", key.Secret);
        hub.Ashby.AddKey(key with { Enabled = false });
        var refused = await hub.RunAsync(account, "ashby_list_candidates");
        var address = new Uri(refused["remedy"]!.Split(' ').Single(IsAddress).TrimEnd('.'));
        Assert.Equal($"/accounts/{account}/relink", address.AbsolutePath);

        var browser = await Browser.OfAsync(hub, role);
        var answer = (await browser.SendAsync("GET", address.PathAndQuery)).IsStatus(302);
        Assert.True(answer.Response.Headers.CacheControl?.NoStore);
        var form = answer.Response.Headers.Location!.OriginalString;
        Assert.Matches(@"^\.\./\.\./connect/[A-Za-z0-9_-]{43}$", form);
        var token = form["../../connect/".Length..];
        (await hub.OpenLinkAsync(token)).IsPage(200, "Update the link to Ashby");
        var done = await hub.SubmitLinkAsync(token, hub.AddKeyWithout().Secret);
        Assert.Equal(account, done.IsPage(200, "Ashby is linked").Linked());
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();

        var log = (await hub.CallAsync("GET", "/audit_log")).IsOk().Text;
        Assert.Contains(
            log.Split('\n'),
            line => line.Contains("connect_session.created") && line.Contains("person_")
        );
        Assert.DoesNotContain(token, log);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_a_viewer_is_refused_and_an_unknown_account_is_none()
    {
        var account = await hub.LinkAsync("out of reach");
        var path = $"/accounts/{account}/relink";
        var before = (await hub.CallAsync("GET", "/connect_sessions")).IsOk().Text;
        var stranger = (await new Browser(hub).SendAsync("GET", path)).IsStatus(302);
        Assert.StartsWith(
            "/sign-in",
            new Uri(hub.Address, stranger.Response.Headers.Location!).PathAndQuery
        );
        var viewer = await Browser.OfAsync(hub, "viewer");
        (await viewer.SendAsync("GET", path)).IsStatus(403);
        Assert.Equal(before, (await hub.CallAsync("GET", "/connect_sessions")).IsOk().Text);
        var member = await Browser.OfAsync(hub, "member");
        var none = (await member.SendAsync("GET", "/accounts/acc_none/relink")).IsStatus(404);
        Assert.Equal("account_not_found", none["code"]);
        // An API key is no person.
        Assert.Equal(302, (int)(await hub.CallAsync("GET", path)).Status);
    }

    private static bool IsAddress(string word) => word.StartsWith("http", StringComparison.Ordinal);
}

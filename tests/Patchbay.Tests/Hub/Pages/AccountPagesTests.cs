using System.Net;
using System.Text.RegularExpressions;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>One account's pages, and the page that makes links.</summary>
public sealed partial class AccountPagesTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Hostile = "<script>alert(1)</script>";

    [Fact]
    public async Task A_menu_s_buttons_suspend_resume_and_convert_and_come_back_to_where_they_were()
    {
        var id = await hub.LinkAsync("menu");
        var member = await Browser.OfAsync(hub, "member");
        var list = hub.Page("accounts?search=menu");

        var suspended = await member.PostFormAsync(
            list,
            hub.Page($"accounts/{id}/suspend"),
            ("back", list),
            ("reason", Hostile)
        );
        var page = await member.LandsAsync(suspended, $"{list}&done=saved");
        Assert.Contains(WebUtility.HtmlEncode(Hostile)[..10], page);
        Assert.DoesNotContain(Hostile, page);
        Assert.Equal("suspended", await StatusAsync(id));

        await member.PostFormAsync(list, hub.Page($"accounts/{id}/resume"), ("back", list));
        Assert.Equal("active", await StatusAsync(id));
        await member.PostFormAsync(list, hub.Page($"accounts/{id}/convert"), ("type", "test"));
        Assert.Equal("test", (await hub.CallAsync("GET", $"/accounts/{id}"))["type"]);
    }

    [Fact]
    public async Task Where_a_button_leads_back_to_is_never_another_site()
    {
        var id = await hub.LinkAsync("elsewhere");
        var member = await Browser.OfAsync(hub, "member");
        foreach (var back in new[] { "https://evil.example", "//evil.example", "/sign-out" })
        {
            var answer = await member.PostFormAsync(
                hub.Page("accounts"),
                hub.Page($"accounts/{id}/suspend"),
                ("back", back)
            );
            await member.LandsAsync(answer, hub.Page($"accounts/{id}?done=saved"));
        }
    }

    [Fact]
    public async Task Editing_keeps_what_was_typed_when_it_is_refused_and_saves_it_when_not()
    {
        var id = await hub.LinkAsync("edited");
        var member = await Browser.OfAsync(hub, "member");
        var form = hub.Page($"accounts/{id}/edit");
        var refused = await member.PostFormAsync(
            form,
            form,
            ("OwnerName", "New name"),
            ("OwnerId", "edited"),
            ("Label", Hostile),
            ("Metadata", "[1,")
        );
        refused.IsStatus(400);
        Assert.Contains("The metadata is no JSON object.", refused.Text);
        Assert.Contains("value=\"New name\"", refused.Text);
        Assert.DoesNotContain(Hostile, refused.Text);

        var saved = await member.PostFormAsync(
            form,
            form,
            ("OwnerName", "New name"),
            ("OwnerId", "edited"),
            ("Label", Hostile),
            ("Metadata", """{"plan":"gold"}""")
        );
        var page = await member.LandsAsync(saved, hub.Page($"accounts/{id}?done=saved"));
        Assert.Contains("New name", page);
        Assert.Contains("gold", page);
        Assert.DoesNotContain(Hostile, page);
    }

    [Fact]
    public async Task Deleting_is_confirmed_on_a_page_that_says_what_is_lost()
    {
        var id = await hub.LinkAsync("gone");
        var member = await Browser.OfAsync(hub, "member");
        var confirm = hub.Page($"accounts/{id}/delete");
        Assert.Contains("cannot be undone", await member.GetAsync(confirm));
        Assert.Equal("active", await StatusAsync(id));
        await member.LandsAsync(
            await member.PostFormAsync(confirm, confirm),
            hub.Page("accounts?done=deleted")
        );
        (await hub.RunAsync(id, "ashby_list_departments")).IsStatus(404);
    }

    [Fact]
    public async Task The_report_says_which_box_an_action_misses_and_links_to_the_guide_for_it()
    {
        var id = await hub.LinkAsync("reported", hub.AddKeyWithout("offersRead").Secret);
        var member = await Browser.OfAsync(hub, "member");
        var page = await member.GetAsync(hub.Page($"accounts/{id}/permissions?state=missing"));
        Assert.Contains("List Offers", page);
        Assert.Contains("missing Offers: Read", page);
        Assert.DoesNotContain("List Candidates", page);
        Assert.Contains("guides/ashby?scopes=offersRead", page);

        var checkedAgain = await member.PostFormAsync(
            hub.Page($"accounts/{id}/permissions"),
            hub.Page($"accounts/{id}/permissions/check")
        );
        await member.LandsAsync(checkedAgain, hub.Page($"accounts/{id}/permissions?done=checked"));
    }

    [Fact]
    public async Task A_link_is_shown_once_opens_the_hub_s_page_and_can_be_revoked()
    {
        var member = await Browser.OfAsync(hub, "member");
        var form = hub.Page("accounts/link");
        var made = await member.PostFormAsync(
            form,
            form,
            ("OwnerId", "linked-by-page"),
            ("OwnerName", "Linked & Sons"),
            ("Days", "7"),
            ("Way", "link")
        );
        made.IsStatus(200);
        var link = Link().Match(made.Text).Value;
        Assert.Contains("Linked &amp; Sons", (await member.SendAsync("GET", link)).IsOk().Text);

        var again = await member.GetAsync(form);
        Assert.DoesNotContain(link, again);
        Assert.Contains("linked-by-page", again);
        var revoke = Revoke().Match(again).Groups["path"].Value;
        await member.LandsAsync(
            await member.PostFormAsync(form, revoke),
            hub.Page("accounts/link?done=revoked")
        );
        (await member.SendAsync("GET", link)).IsStatus(410);
    }

    [Fact]
    public async Task Authenticating_now_opens_the_same_page_with_the_way_back()
    {
        var member = await Browser.OfAsync(hub, "member");
        var form = hub.Page("accounts/link");
        var answer = await member.PostFormAsync(
            form,
            form,
            ("OwnerId", "at-once"),
            ("OwnerName", "At once"),
            ("Days", "1"),
            ("Way", "now")
        );
        answer.IsStatus(302);
        Assert.Contains("/connect/", answer.Response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_a_link_cannot_be_made_of_is_told_and_kept()
    {
        var member = await Browser.OfAsync(hub, "member");
        var form = hub.Page("accounts/link");
        var refused = await member.PostFormAsync(
            form,
            form,
            ("OwnerId", "kept"),
            ("OwnerName", "Kept"),
            ("Days", "7"),
            ("ReturnUrl", "ftp://example.com"),
            ("Way", "link")
        );
        refused.IsStatus(400);
        Assert.Contains("return_url must begin with https://", refused.Text);
        Assert.Contains("value=\"Kept\"", refused.Text);
    }

    [Theory]
    [InlineData("accounts/link")]
    [InlineData("accounts/{0}/edit")]
    [InlineData("accounts/{0}/delete")]
    public async Task A_viewer_gets_no_form(string page)
    {
        var id = await hub.LinkAsync("viewed" + page.Length);
        var viewer = await Browser.OfAsync(hub, "viewer");
        (await viewer.SendAsync("GET", hub.Page(page.Replace("{0}", id)))).IsStatus(403);
        var shown = await viewer.GetAsync(hub.Page($"accounts/{id}"));
        Assert.DoesNotContain("__RequestVerificationToken", shown);
    }

    private async Task<string?> StatusAsync(string id)
    {
        var status = (await hub.CallAsync("GET", $"/accounts/{id}")).IsOk().Json;
        return status.GetProperty("status").GetString();
    }

    [GeneratedRegex(
        "http://[a-z0-9.:]{1,40}/connect/[A-Za-z0-9_.-]{10,200}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();

    [GeneratedRegex("action=\"(?<path>[^\"]{1,100}/revoke)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Revoke();
}

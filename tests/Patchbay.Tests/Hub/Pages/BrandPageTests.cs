namespace Patchbay.Tests.Hub.Pages;

/// <summary>The dashboard's form of a project's brand.</summary>
public sealed class BrandPageTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task A_member_sets_the_brand_that_the_api_reads_and_removes_it()
    {
        var member = await Browser.OfAsync(hub, "member");
        var page = hub.Page("settings/brand");
        Assert.Contains(page, await member.GetAsync(hub.Page("settings")));

        var set = await member.PostFormAsync(
            page,
            page,
            ("name", "Acme <b>Hiring</b>"),
            ("logo_url", "https://acme.example/logo.svg"),
            ("accent", "#5b2a86"),
            ("accent_dark", ""),
            ("domain", "")
        );
        var shown = await member.LandsAsync(set, $"{page}?done=saved");
        Assert.Contains("Acme &lt;b&gt;Hiring&lt;/b&gt;", shown);
        Assert.DoesNotContain("<b>Hiring", shown);
        var brand = (await hub.CallAsync("GET", "/brand")).IsOk();
        Assert.Equal("Acme <b>Hiring</b>", brand["name"]);
        Assert.Equal("#5b2a86", brand["accent"]);
        Assert.Equal("null", brand["accent_dark"]);

        await member.LandsAsync(
            await member.PostFormAsync(page, $"{page}/remove"),
            $"{page}?done=saved"
        );
        (await hub.CallAsync("GET", "/brand")).IsError(404, "brand_not_found");
    }

    [Fact]
    public async Task A_refused_brand_keeps_what_was_typed_and_tells_the_field()
    {
        var member = await Browser.OfAsync(hub, "member");
        var page = hub.Page("settings/brand");

        var refused = await member.PostFormAsync(
            page,
            page,
            ("name", "Kept"),
            ("accent", "#ffee00")
        );

        refused.IsStatus(400);
        Assert.Contains("value=\"Kept\"", refused.Text);
        Assert.Contains("id=\"brand-accent-error\"", refused.Text);
        Assert.DoesNotContain("id=\"brand-name-error\"", refused.Text);
    }

    [Fact]
    public async Task A_viewer_sees_the_brand_and_may_not_change_it()
    {
        var viewer = await Browser.OfAsync(hub, "viewer");
        var page = hub.Page("settings/brand");

        Assert.DoesNotContain("Save brand", await viewer.GetAsync(page));
        (await viewer.SendFormAsync(page, ("name", "Viewer"))).IsStatus(403);
    }

    [Fact]
    public async Task A_form_that_no_page_showed_changes_nothing()
    {
        var member = await Browser.OfAsync(hub, "member");
        (await member.SendFormAsync(hub.Page("settings/brand"), ("name", "Forged"))).IsStatus(400);
    }
}

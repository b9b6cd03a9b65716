using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Pages;

namespace Patchbay.Tests.Hub;

/// <summary>The page as the widget frames it, the widget's script, and links of the former kind.</summary>
public sealed class ConnectEmbeddedTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Embedded = "?embed=1";

    [Fact]
    public async Task In_a_frame_the_page_around_it_takes_care_of_the_way_back()
    {
        var token = await hub.CreateSessionAsync(
            "framed",
            ""","return_url":"https://app.example.com/x" """
        );
        var page = (await hub.OpenLinkAsync(token, Embedded)).IsPage(200, "Link Ashby");
        Assert.Contains("This app asks to work with", page.Text);
        Assert.DoesNotContain("app.example.com", page.Text);
        Assert.DoesNotContain("This link is good for", page.Text);
        var done = await hub.SubmitLinkAsync(token, "sandbox-all-permissions", more: Embedded);
        done.IsPage(200, "Ashby is linked");
        Assert.DoesNotContain("http-equiv=\"refresh\"", done.Text);
        Assert.Contains("data-provider=\"ashby\"", done.Text);
    }

    [Fact]
    public async Task An_account_that_the_session_may_edit_can_be_named_and_no_other()
    {
        var account = await hub.LinkAsync("several", hub.AddKeyWithout().Secret);
        var other = await hub.LinkAsync("stranger");
        var token = await hub.CreateSessionAsync("several");
        (await hub.OpenLinkAsync(token, $"?account_id={account}")).IsPage(
            200,
            "Update the link to Ashby"
        );
        foreach (var wrong in new[] { other, "acc_none" })
            (await hub.OpenLinkAsync(token, $"?account_id={wrong}")).IsPage(
                404,
                "This link is for another account"
            );
    }

    [Fact]
    public async Task Links_of_the_former_kind_lead_on()
    {
        var token = await hub.CreateSessionAsync("former");
        var answer = await TestHub.SendAsync(hub.Request("GET", $"/link?token={token}"));
        Assert.Equal(302, (int)answer.Status);
        Assert.Equal($"connect/{token}", answer.Response.Headers.Location!.OriginalString);
        Assert.Equal("no-referrer", answer.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", answer.Response.Headers.CacheControl?.ToString());
        (await TestHub.SendAsync(hub.Request("GET", "/link"))).IsPage(
            404,
            "This link is not known"
        );
        var away = await TestHub.SendAsync(hub.Request("GET", "/link?token=//evil.example/x"));
        Assert.Equal(
            "connect/%2F%2Fevil.example%2Fx",
            away.Response.Headers.Location!.OriginalString
        );
    }

    [Fact]
    public async Task The_widgets_script_is_for_any_page_and_small()
    {
        var script = await TestHub.SendAsync(hub.Request("GET", "/patchbay-hub.js"));
        script.IsOk();
        var headers = script.Response.Headers;
        Assert.Equal("*", headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("public, max-age=3600", headers.CacheControl?.ToString());
        Assert.Equal("text/javascript", script.Response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("import ", script.Text);

        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, true))
            await gzip.WriteAsync(
                hub.Server.Services.GetRequiredService<Assets>()["patchbay-hub.js"].Text,
                TestContext.Current.CancellationToken
            );
        Assert.InRange(packed.Length, 500, 15 * 1024);
        Assert.InRange(packed.Length, 500, 3 * 1024); // as docs/widget.md says

        var known = hub.Request("GET", "/patchbay-hub.js");
        known.Headers.IfNoneMatch.Add(headers.ETag!);
        Assert.Equal(304, (int)(await TestHub.SendAsync(known)).Status);
    }
}

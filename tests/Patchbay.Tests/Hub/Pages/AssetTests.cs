using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Pages;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>Style sheets and scripts: kept forever under an address that changes with them.</summary>
public sealed class AssetTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Every_asset_answers_at_its_address_and_may_be_kept_forever()
    {
        foreach (var asset in hub.Server.Services.GetRequiredService<Assets>().All)
        {
            var answer = await hub.CallAsync("GET", asset.Path, key: "");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(System.Text.Encoding.UTF8.GetString(asset.Text), answer.Text);
            Assert.Contains("immutable", answer.Response.Headers.CacheControl!.ToString());
            Assert.Equal(
                "nosniff",
                answer.Response.Headers.GetValues("x-content-type-options").Single()
            );
        }
    }

    [Fact]
    public async Task An_address_of_another_version_answers_404()
    {
        (await hub.CallAsync("GET", "/assets/000000000000/base.css", key: "")).IsStatus(404);
        (await hub.CallAsync("GET", "/assets/000000000000/made-up.css", key: "")).IsStatus(404);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("", null)]
    public async Task It_is_sent_as_small_as_the_browser_takes_it(string accepted, string? encoding)
    {
        var asset = hub.Server.Services.GetRequiredService<Assets>()["base.css"];
        var request = hub.Request("GET", asset.Path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        var answer = await TestHub.SendAsync(request);
        Assert.Equal(encoding, answer.Response.Content.Headers.ContentEncoding.SingleOrDefault());
        var size = answer.Response.Content.Headers.ContentLength;
        Assert.True(encoding is null ? size == asset.Text.Length : size < asset.Text.Length / 2);
    }
}

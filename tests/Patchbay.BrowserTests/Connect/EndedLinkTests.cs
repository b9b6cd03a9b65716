using Microsoft.Extensions.Time.Testing;
using Patchbay.Tests.Hub;

namespace Patchbay.BrowserTests.Connect;

/// <summary>Links that open nothing any more say so, and offer the way on.</summary>
public sealed class EndedLinkTests(LinkingSite linking) : IClassFixture<LinkingSite>
{
    private readonly Site _site = linking.Site;

    private const string Back = ""","return_url":"https://app.example.com/settings" """;

    [Fact]
    public async Task A_used_and_a_withdrawn_link_lead_back()
    {
        var used = await _site.Hub.CreateSessionAsync("used", Back);
        await using var view = await _site.OpenLinkAsync(used);
        await view.FillAsync(_site.Hub.AddKeyWithout().Secret);
        await view.PressAsync("Connect");
        await view.SeeAsync("Ashby is linked");
        var back = view.Page.GetByRole(AriaRole.Link, new() { Name = "Return to app.example.com" });
        Assert.StartsWith(
            "https://app.example.com/settings?status=linked&account_id=acc_",
            await back.GetAttributeAsync("href")
        );
        await view.CheckAsync("connect-done-return");

        await using var again = await _site.OpenLinkAsync(used);
        await again.SeeAsync("This link has been used");
        Gone(again);
        await again.CheckAsync("connect-used");
        await Assertions
            .Expect(
                again.Page.GetByRole(AriaRole.Link, new() { Name = "Go back to app.example.com" })
            )
            .ToBeVisibleAsync();

        var session = await _site.Hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"w","origin_owner_name":"W","provider":"ashby"}"""
        );
        await using var open = await _site.OpenLinkAsync(session["token"]!);
        (await _site.Hub.CallAsync("DELETE", $"/connect_sessions/{session["id"]}")).IsOk();
        await open.FillAsync("whatever");
        await open.PressAsync("Connect");
        await open.SeeAsync("This link was withdrawn");
        await open.CheckAsync("connect-withdrawn");
    }

    [Fact]
    public async Task An_expired_link_says_until_when_it_was_good()
    {
        var clock = new FakeTimeProvider(new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));
        await using var hub = new TestHub(clock);
        await hub.InitializeAsync();
        var token = await hub.CreateSessionAsync("late", Back);
        clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var look in Look.All)
        {
            await using var view = await _site.OpenAsync($"{hub.Address}connect/{token}", look);
            await view.SeeAsync("This link has expired");
            await view.Expect("1 May 2026, 09:30 UTC").ToBeVisibleAsync();
            Gone(view);
            await view.CheckAsync("connect-expired");
        }
    }

    // The browser itself notes a page that answers 410.
    private static void Gone(View view) =>
        Assert.Contains("410", Assert.Single(view.TakeProblems()));
}

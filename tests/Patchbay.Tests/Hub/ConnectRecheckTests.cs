using Microsoft.Extensions.Time.Testing;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Hub;

/// <summary><em>Check again</em> on the confirmation, by whoever has just ticked a box.</summary>
public sealed class ConnectRecheckTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_box_that_was_ticked_is_seen_and_the_page_says_so()
    {
        await using var hub = await StartAsync();
        var key = hub.AddKeyWithout("jobsRead");
        var token = await hub.CreateSessionAsync("ticking");
        var linked = await hub.SubmitLinkAsync(token, key.Secret);
        Assert.Contains("Check again", linked.Text);
        var account = linked.Linked();
        Assert.Contains("Jobs: Read", (await CheckAsync(hub, token, account)).Text);

        hub.Ashby.AddKey(key with { Permissions = hub.AddKeyWithout().Permissions });
        var done = await CheckAsync(hub, token, account);
        done.IsPage(200, "Ashby is linked");
        Assert.DoesNotContain("What is missing", done.Text);
        Assert.Equal(account, done.Linked());
        Assert.Equal("works", (await hub.PermissionsAsync(account)).Action("ashby_list_jobs"));
    }

    [Fact]
    public async Task It_is_for_the_account_that_the_link_has_linked_for_an_hour_and_not_without_end()
    {
        await using var hub = await StartAsync();
        var other = await hub.LinkAsync("somebody else");
        var token = await hub.CreateSessionAsync("own");
        (await CheckAsync(hub, token, other)).IsPage(404, "This link is for another account");
        var key = hub.AddKeyWithout("jobsRead");
        var account = (await hub.SubmitLinkAsync(token, key.Secret)).Linked();
        (await CheckAsync(hub, token, other)).IsPage(410, "This link has been used");

        for (var check = 0; check < 5; check++)
            Assert.DoesNotContain(
                "The key was checked several times",
                (await CheckAsync(hub, token, account)).Text
            );
        var calls = hub.CallsOf(key).Count;
        Assert.Contains(
            "The key was checked several times",
            (await CheckAsync(hub, token, account)).IsOk().Text
        );
        Assert.Equal(calls, hub.CallsOf(key).Count);

        _clock.Advance(TimeSpan.FromHours(1));
        (await CheckAsync(hub, token, account)).IsPage(410, "This link has been used");
        (await CheckAsync(hub, "nonsense", account)).IsPage(404, "This link is not known");
    }

    private async Task<TestHub> StartAsync()
    {
        var hub = new TestHub(_clock);
        await hub.InitializeAsync();
        return hub;
    }

    private static Task<Answer> CheckAsync(TestHub hub, string token, string account)
    {
        var request = hub.Request("POST", $"/connect/{token}");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("check", account)]);
        return TestHub.SendAsync(request);
    }
}

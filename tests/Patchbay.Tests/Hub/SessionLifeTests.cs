using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

/// <summary>How often and how long a link is good, whichever way it is used.</summary>
public sealed class SessionLifeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(
        new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero)
    );
    private readonly TestHub _hub;

    public SessionLifeTests() => _hub = new TestHub(_clock);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_session_links_once_and_is_then_told_to_be_used()
    {
        var token = await _hub.CreateSessionAsync("once");
        (await LinkAsync(token)).IsOk();
        (await LinkAsync(token)).IsError(400, "session_used");
        (
            await _hub.CallAsync(
                "POST",
                "/connect_sessions/authenticate",
                $$"""{"token":"{{token}}"}"""
            )
        ).IsError(400, "session_used");
        // The component that linked may still read what it shows, for a while.
        (await _hub.CallHubAsync(token, "GET", "/hub/settings")).IsOk();
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await _hub.CallHubAsync(token, "GET", "/hub/settings")).IsError(400, "session_used");
    }

    [Fact]
    public async Task An_edit_uses_it_too()
    {
        var account = await _hub.LinkAsync("edit");
        var token = await _hub.CreateSessionAsync("edit");
        (await _hub.CallHubAsync(token, "PATCH", $"/hub/accounts/{account}", "{}")).IsOk();
        (await _hub.CallHubAsync(token, "PATCH", $"/hub/accounts/{account}", "{}")).IsError(
            400,
            "session_used"
        );
    }

    [Fact]
    public async Task One_for_several_links_several()
    {
        var token = await _hub.CreateSessionAsync("several", ""","multiple":true""");
        var first = (await LinkAsync(token)).IsOk()["id"];
        Assert.NotEqual(first, (await LinkAsync(token)).IsOk()["id"]);
    }

    [Fact]
    public async Task Of_two_at_once_one_links()
    {
        var token = await _hub.CreateSessionAsync("race", ""","label":"x" """);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LinkAsync(token)));
        Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(
            answers.Where(answer => (int)answer.Status != 200),
            answer => answer.IsError(400, "session_used")
        );
    }

    [Fact]
    public async Task What_fails_does_not_use_it_up()
    {
        var token = await _hub.CreateSessionAsync("failing");
        (await LinkAsync(token, "no-such-key-at-all")).IsError(400, "key_rejected");
        (await LinkAsync(token)).IsOk();
    }

    [Fact]
    public async Task A_revoked_session_opens_nothing()
    {
        var made = await MadeAsync("/connect_sessions", "revoked");
        var token = made["token"]!;
        var revoked = await _hub.CallAsync("DELETE", $"/connect_sessions/{made["id"]}");
        Assert.Equal(made["id"], revoked.IsOk()["id"]);
        (await _hub.CallHubAsync(token, "GET", "/hub/settings")).IsError(400, "session_revoked");
        (await LinkAsync(token)).IsError(400, "session_revoked");
        var page = await _hub.OpenLinkAsync(token);
        Assert.Contains("ended it on", page.IsPage(410, "This link was withdrawn").Text);
        (await _hub.CallAsync("DELETE", $"/connect_sessions/{made["id"]}")).IsOk();
        (await _hub.CallAsync("DELETE", "/connect_sessions/4711")).IsError(
            404,
            "session_not_found"
        );
        (await _hub.CallAsync("DELETE", "/connect_sessions/x")).IsError(404, "session_not_found");
    }

    [Fact]
    public async Task Open_sessions_are_listed_without_their_tokens_and_only_their_projects()
    {
        var other = await _hub.AddProjectAsync("Other");
        var kept = await MadeAsync("/connect_sessions", "open");
        var used = await _hub.CreateSessionAsync("open");
        await LinkAsync(used);
        await _hub.CallAsync(
            "DELETE",
            $"/connect_sessions/{(await MadeAsync("/connect_sessions", "open"))["id"]}"
        );
        await _hub.CreateSessionAsync("open", ""","expires_in":60""");
        await _hub.CreateSessionAsync("someone-else");
        _clock.Advance(TimeSpan.FromMinutes(2));

        var open = await _hub.CallAsync("GET", "/connect_sessions?origin_owner_id=open");
        var one = Assert.Single(open.IsOk().Json.GetProperty("data").EnumerateArray());
        Assert.Equal(kept["id"], one.GetProperty("id").GetRawText());
        Assert.False(one.TryGetProperty("token", out _));
        Assert.False(one.TryGetProperty("auth_link_url", out _));
        Assert.Equal(
            2,
            (await _hub.CallAsync("GET", "/connect_sessions"))
                .Json.GetProperty("data")
                .GetArrayLength()
        );
        Assert.Empty(
            (await _hub.CallAsync("GET", "/connect_sessions", key: other))
                .Json.GetProperty("data")
                .EnumerateArray()
        );
        (await _hub.CallAsync("DELETE", $"/connect_sessions/{kept["id"]}", key: other)).IsError(
            404,
            "session_not_found"
        );
    }

    [Theory]
    [InlineData("/connect_sessions", "2026-05-01T09:30:00.000Z")]
    [InlineData("/connect_sessions/links", "2026-05-31T09:00:00.000Z")]
    public async Task It_lives_as_long_as_its_route_says(string path, string until) =>
        Assert.Equal(until, (await MadeAsync(path, "living"))["expires_at"]);

    [Fact]
    public async Task After_five_wrong_keys_a_link_rests_for_ten_minutes()
    {
        var token = await _hub.CreateSessionAsync("guessing");
        for (var key = 1; key <= 5; key++)
            (await LinkAsync(token, $"wrong-key-{key}")).IsError(400, "key_rejected");
        var asked = _hub.Ashby.Requests.Count;
        _clock.Advance(TimeSpan.FromMinutes(4));
        var refused = await LinkAsync(token, "wrong-key-6");
        refused.IsError(429, "too_many_keys");
        Assert.Equal("360", refused.Response.Headers.GetValues("Retry-After").Single());
        (await _hub.SubmitLinkAsync(token, "wrong-key-7")).IsPage(429, "Link Ashby");
        (await LinkAsync(token)).IsError(429, "too_many_keys");
        Assert.Equal(asked, _hub.Ashby.Requests.Count);
        // Another link of the same customer is not concerned.
        await _hub.LinkAsync("guessing");

        _clock.Advance(TimeSpan.FromMinutes(6));
        (await LinkAsync(token)).IsOk();
    }

    private Task<Answer> LinkAsync(string token, string? key = null) =>
        _hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials(key));

    private async Task<Answer> MadeAsync(string path, string owner)
    {
        var made = await _hub.CallAsync(
            "POST",
            path,
            $$"""{"origin_owner_id":"{{owner}}","origin_owner_name":"{{owner}}","provider":"ashby"}"""
        );
        Assert.Equal(201, (int)made.Status);
        return made;
    }
}

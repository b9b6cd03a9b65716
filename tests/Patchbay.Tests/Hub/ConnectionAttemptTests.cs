using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

public sealed class ConnectionAttemptTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Is_protected_and_stays_in_its_project()
    {
        (await hub.CallAsync("GET", "/connection_attempts", key: "")).IsError(401, "unauthorized");
        await hub.LinkAsync("walled");
        var mine = await hub.CallAsync("GET", "/connection_attempts?origin_owner_ids=walled");
        var id = Single(mine).GetProperty("id").GetString();
        var other = await hub.AddProjectAsync("Other");
        (await hub.CallAsync("GET", $"/connection_attempts/{id}", key: other)).IsError(
            404,
            "attempt_not_found"
        );
        var list = await hub.CallAsync("GET", "/connection_attempts", key: other);
        Assert.Equal("0", list.IsOk()["total"]);
    }

    [Fact]
    public async Task Each_try_is_listed_with_its_outcome_and_its_reason()
    {
        var token = await hub.CreateSessionAsync("tries");
        await hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials("wrong"));
        var linked = await hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials());
        var edited = await hub.CallHubAsync(
            await hub.CreateSessionAsync("tries"),
            "PATCH",
            $"/hub/accounts/{linked.IsOk()["id"]}",
            """{"credentials":{}}"""
        );
        edited.IsOk();
        var list = await hub.CallAsync("GET", "/connection_attempts?origin_owner_ids=tries");
        var tries = list.IsOk().Json.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(
            ["authenticated", "authenticated", "error"],
            tries.Select(one => one.GetProperty("status").GetString())
        );
        Assert.Equal(linked["id"], tries[1].GetProperty("account_id").GetString());
        var error = tries[2].GetProperty("error");
        Assert.Equal("key_rejected", error.GetProperty("code").GetString());
        Assert.Contains("does not accept", error.GetProperty("description").GetString());
        Assert.DoesNotContain("wrong", list.Text);
        var failed = await hub.CallAsync(
            "GET",
            "/connection_attempts?origin_owner_ids=tries&status=error"
        );
        Assert.Equal("1", failed.IsOk()["total"]);
        (await hub.CallAsync("GET", "/connection_attempts?status=odd")).IsError(
            400,
            "invalid_request"
        );
    }

    [Fact]
    public async Task The_component_begins_a_sign_in_asks_and_gives_it_up()
    {
        var token = await hub.CreateSessionAsync("popup");
        var id = await BeginAsync(hub, token);
        var pending = await hub.CallHubAsync(token, "GET", $"/hub/connection_attempts/{id}");
        Assert.Equal("""{"status":"pending","account":null,"error":null}""", pending.Text);
        await hub.CallHubAsync(token, "DELETE", $"/hub/connection_attempts/{id}");
        var ended = await hub.CallHubAsync(token, "GET", $"/hub/connection_attempts/{id}");
        Assert.Equal("cancelled", ended["status"]);

        var foreign = await hub.CreateSessionAsync("stranger");
        (await hub.CallHubAsync(foreign, "GET", $"/hub/connection_attempts/{id}")).IsError(
            404,
            "attempt_not_found"
        );
        (
            await hub.CallHubAsync(
                token,
                "POST",
                "/hub/connection_attempts",
                $$"""{"token":"{{foreign}}"}"""
            )
        ).IsError(400, "session_invalid");
    }

    [Fact]
    public async Task A_connector_without_sign_in_says_so_in_the_window_and_to_the_component()
    {
        var token = await hub.CreateSessionAsync("window");
        var id = await BeginAsync(hub, token);
        var profile = await hub.ProfileIdAsync();
        var window = await hub.CallAsync(
            "GET",
            $"/connect/oauth2/{profile}?token={token}&connection_attempt_id={id}",
            key: ""
        );
        window.IsError(400, "no_oauth");
        var attempt = await hub.CallHubAsync(token, "GET", $"/hub/connection_attempts/{id}");
        Assert.Equal("error", attempt["status"]);
        Assert.Equal("no_oauth", attempt.Json.GetProperty("error").GetProperty("code").GetString());
        (await hub.CallAsync("GET", $"/connect/oauth2/{profile}?token=none", key: "")).IsError(
            400,
            "session_invalid"
        );
    }

    [Fact]
    public async Task A_sign_in_that_nobody_ends_expires()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        await using var own = new TestHub(clock);
        await own.InitializeAsync();
        var token = await own.CreateSessionAsync("slow");
        var id = await BeginAsync(own, token);
        clock.Advance(TimeSpan.FromMinutes(11));
        var attempt = await own.CallHubAsync(token, "GET", $"/hub/connection_attempts/{id}");
        Assert.Equal("expired", attempt["status"]);
        var listed = await own.CallAsync("GET", "/connection_attempts?status=expired");
        Assert.Equal(id, Single(listed).GetProperty("id").GetString());
    }

    private static async Task<string> BeginAsync(TestHub hub, string token)
    {
        var begun = await hub.CallHubAsync(
            token,
            "POST",
            "/hub/connection_attempts",
            $$"""{"token":"{{token}}"}"""
        );
        return begun.IsOk()["id"]!;
    }

    private static System.Text.Json.JsonElement Single(Answer list) =>
        Assert.Single(list.IsOk().Json.GetProperty("data").EnumerateArray());
}

using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

public sealed class ConnectSessionTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("/connect_sessions")]
    [InlineData("/connect_sessions/authenticate")]
    public async Task Is_protected(string path) =>
        (await hub.CallAsync("POST", path, "{}", key: "")).IsError(401, "unauthorized");

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.AddProjectAsync("Other");
        var account = await hub.LinkAsync("walls");
        var token = await hub.CreateSessionAsync("walls");
        var profile = await hub.ProfileIdAsync();

        var foreignToken = await hub.CallAsync(
            "POST",
            "/connect_sessions/authenticate",
            $$"""{"token":"{{token}}"}""",
            other
        );
        foreignToken.IsError(400, "session_invalid");
        var foreignAccount = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            $$"""{"origin_owner_id":"a","origin_owner_name":"A","account_id":"{{account}}"}""",
            other
        );
        foreignAccount.IsError(404, "account_not_found");
        var foreignProfile = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            $$"""{"origin_owner_id":"a","origin_owner_name":"A","integration_id":"{{profile}}"}""",
            other
        );
        foreignProfile.IsError(400, "invalid_request");

        // The same owner in another project is somebody else: nothing is there to edit.
        var theirs = await hub.CreateSessionAsync("walls", key: other);
        var settings = await hub.CallHubAsync(theirs, "GET", "/hub/settings");
        Assert.False(settings.IsOk().Json.TryGetProperty("existing_account_id", out _));
    }

    [Fact]
    public async Task Every_field_comes_back_as_the_wire_has_it()
    {
        var profile = await hub.ProfileIdAsync();
        var answer = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            $$$"""
            {"categories":["ats"],"expires_in":60,"multiple":true,"origin_owner_id":"o1","origin_owner_name":"Owner",
             "origin_username":"ann@example.com","provider":"ashby","provider_version":null,"type":"TEST","label":"Main",
             "metadata":{"plan":"gold"},"integration_id":"{{{profile}}}"}
            """
        );
        Assert.Equal(201, (int)answer.Status);
        var json = answer.Json;
        Assert.Equal(JsonValueKind.Number, json.GetProperty("id").ValueKind);
        Assert.Equal(JsonValueKind.Number, json.GetProperty("organization_id").ValueKind);
        Assert.StartsWith("proj_", answer["project_id"]);
        Assert.Equal("""["ats"]""", answer["categories"]);
        Assert.Equal("ashby", answer["provider"]);
        Assert.Equal("o1", answer["origin_owner_id"]);
        Assert.Equal("Owner", answer["origin_owner_name"]);
        Assert.Equal("ann@example.com", answer["origin_username"]);
        Assert.Equal("Main", answer["label"]);
        Assert.Equal("test", answer["type"]);
        Assert.Equal("""{"plan":"gold"}""", answer["metadata"]);
        Assert.Equal(profile, answer["integration_id"]);
        Assert.Equal("null", answer["account_id"]);
        Assert.Equal("null", answer["external_trigger_token"]);
        Assert.True(answer["token"]!.Length >= 43);
        Assert.Equal($"{hub.Address}connect/{answer["token"]}", answer["auth_link_url"]);
        Assert.Equal(
            TimeSpan.FromSeconds(60),
            json.GetProperty("expires_at").GetDateTimeOffset()
                - json.GetProperty("created_at").GetDateTimeOffset()
        );

        var same = await hub.CallAsync(
            "POST",
            "/connect_sessions/authenticate",
            $$"""{"token":"{{answer["token"]}}"}"""
        );
        Assert.Equal(201, (int)same.Status);
        Assert.Equal(answer["id"], same["id"]);
        Assert.Equal(answer["created_at"], same["created_at"]);
        Assert.Null(same["token"]);
        Assert.Null(same["auth_link_url"]);
    }

    [Fact]
    public async Task Missing_fields_are_all_named()
    {
        var answer = await hub.CallAsync("POST", "/connect_sessions", "{}");
        answer.IsError(400, "invalid_request");
        Assert.Equal(
            ["$.origin_owner_id", "$.origin_owner_name"],
            answer
                .Json.GetProperty("faults")
                .EnumerateArray()
                .Select(fault => fault.GetProperty("path").GetString())
        );
    }

    [Theory]
    [InlineData(""","provider":"workday" """, "workday")]
    [InlineData(""","integration_id":"prof_unknown" """, "prof_unknown")]
    [InlineData(""","expires_in":0""", "expires_in")]
    [InlineData(""","expires_in":2592001""", "expires_in")]
    [InlineData(""","type":"staging" """, "type")]
    [InlineData(""","metadata":[1]""", "metadata")]
    public async Task A_field_that_cannot_be_is_refused_by_name(string more, string named)
    {
        var answer = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            $$"""{"origin_owner_id":"a","origin_owner_name":"A"{{more}}}"""
        );
        answer.IsError(400, "invalid_request");
        Assert.Contains(named, answer["message"]);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_and_says_so_by_400()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        await using var timed = new TestHub(clock);
        await timed.InitializeAsync();
        var token = await timed.CreateSessionAsync("late");

        clock.Advance(TimeSpan.FromSeconds(1799));
        (await timed.CallHubAsync(token, "GET", "/hub/settings")).IsOk();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await timed.CallHubAsync(token, "GET", "/hub/settings")).IsError(400, "session_expired");
        var again = await timed.CallAsync(
            "POST",
            "/connect_sessions/authenticate",
            $$"""{"token":"{{token}}"}"""
        );
        again.IsError(400, "session_expired");
    }
}

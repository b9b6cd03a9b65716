using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub;

/// <summary>
/// Projects are walls: every route is called by one project with everything another one has, in every place where an id can
/// stand. Generated from the server's own routes, so that a new one is held to it without a line here.
/// </summary>
public sealed class WallsTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task No_route_shows_or_touches_what_is_another_project_s()
    {
        var victim = await VictimAsync();
        var before = await StateAsync();
        var intruder = await hub.AddProjectAsync("Intruder");
        var session = await hub.CreateSessionAsync("intruder", key: intruder);

        foreach (var route in Routes.Of(hub).Where(route => !route.IsOpen))
        foreach (var id in victim.Ids)
        {
            var request = hub.Request(
                route.Method,
                route.Path(id) + victim.Query(id),
                route.Changes ? victim.Body(id) : null
            );
            request.Headers.Authorization = TestHub.Basic(intruder);
            request.Headers.Add("x-account-id", victim.Account);
            request.Headers.Add("x-connector-profile-id", victim.Profile);
            request.Headers.Add("x-hub-session-token", session);
            var answer = await TestHub.SendAsync(request);

            // What the intruder sent may be quoted, in an error; what they did not know may not.
            Assert.All(
                victim.Secrets,
                secret =>
                    Assert.False(
                        answer.Text.Contains(secret),
                        $"{route} with {id} tells {secret}: {answer.Text}"
                    )
            );
            if (route.HasParameters || route.Scope == KeyScopes.HubAdmin)
                Assert.True(
                    (int)answer.Status is 401 or 403 or 404,
                    $"{route} with {id}: {(int)answer.Status} {answer.Text}"
                );
        }

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task The_victim_s_session_token_opens_nothing_by_way_of_the_intruder_s_key()
    {
        var token = await hub.CreateSessionAsync("token-walls");
        var intruder = await hub.AddProjectAsync("Token intruder");
        (
            await hub.CallAsync(
                "POST",
                "/connect_sessions/authenticate",
                $$"""{"token":"{{token}}"}""",
                intruder
            )
        ).IsError(400, "session_invalid");
    }

    /// <summary>A project with one of everything.</summary>
    private async Task<Victim> VictimAsync()
    {
        var account = await hub.LinkAsync("walled-owner");
        await hub.CallAsync("PATCH", $"/accounts/{account}", """{"label":"walled-label"}""");
        var profile = await hub.ProfileIdAsync();
        await hub.CallAsync("PATCH", $"/auth_configs/{profile}", """{"name":"walled-profile"}""");
        var key = await hub.CallAsync(
            "POST",
            "/api_keys",
            """{"name":"walled-key","scopes":["platform:read"]}"""
        );
        var run = await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""");
        var candidate = run.IsOk().Json.GetProperty("data")[0].GetProperty("name").GetString()!;
        var project = (await hub.CallAsync("GET", "/projects"))
            .Json.GetProperty("data")[0]
            .GetProperty("id")
            .GetString()!;
        return new(
            account,
            profile,
            [
                account,
                profile,
                key["id"]!,
                project,
                run.Response.Headers.GetValues("x-request-id").Single(),
            ],
            ["walled-owner", "walled-label", "walled-profile", "walled-key", candidate]
        );
    }

    /// <summary>What the victim sees of itself.</summary>
    private async Task<string> StateAsync()
    {
        var texts = new List<string>();
        foreach (var path in new[] { "/accounts", "/auth_configs" })
            texts.Add((await hub.CallAsync("GET", path)).IsOk().Text);
        var keys = (await hub.CallAsync("GET", "/api_keys")).IsOk().Json.GetProperty("data");
        texts.AddRange(
            keys.EnumerateArray()
                .Select(key => $"{key.GetProperty("id")} {key.GetProperty("revoked_at")}")
        );
        return string.Join('\n', texts);
    }

    private sealed record Victim(
        string Account,
        string Profile,
        IReadOnlyList<string> Ids,
        IReadOnlyList<string> Secrets
    )
    {
        /// <summary>Every name under which a route may look for an id.</summary>
        public string Query(string id) =>
            $"?id={id}&account_id={Account}&account_ids={Account}&project_id={id}&filter[account_ids]={Account}"
            + $"&integration_id={Profile}&connector_profile_id={Profile}&request_ids={id}&x-account-id={Account}&chain={id}";

        public string Body(string id) =>
            $$$"""
                {"id":"{{{id}}}","project_id":"{{{id}}}","account_id":"{{{Account}}}","account_ids":["{{{Account}}}"],
                 "integration_id":"{{{Profile}}}","connector_profile_id":"{{{Profile}}}","token":"{{{id}}}",
                 "origin_owner_id":"walled","origin_owner_name":"Walled","provider":"ashby",
                 "action":"ashby_list_candidates","headers":{"x-account-id":"{{{Account}}}"},"body":{},
                 "url":"/candidate.list","method":"post","feedback":"f","tool_names":["t"],
                 "name":"new","scopes":["platform:read"],"status":"suspended","active":false,
                 "credentials":{"apiKey":"sandbox-all-permissions"}}
                """;
    }
}

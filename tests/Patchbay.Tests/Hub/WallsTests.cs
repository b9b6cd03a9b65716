using Microsoft.Extensions.DependencyInjection;
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
        var victim = await Victim.AddAsync(hub);
        var before = await victim.StateAsync(hub);
        var intruder = await hub.AddProjectAsync("Intruder");
        var session = await hub.CreateSessionAsync("intruder", key: intruder);

        foreach (var route in Routes.Of(hub).Where(route => !route.IsOpen))
        foreach (var id in victim.Ids)
        {
            var request = hub.Request(
                route.Method,
                route.Path(id) + victim.Query(id),
                route.Changes ? victim.Body(id, route) : null
            );
            if (route.TakesForm)
                request.Content = new FormUrlEncodedContent([new("id", id)]);
            request.Headers.Authorization = TestHub.Basic(intruder);
            request.Headers.Add("x-account-id", victim.Account);
            request.Headers.Add("x-connector-profile-id", victim.Profile);
            request.Headers.Add("x-hub-session-token", session);
            var answer = await TestHub.SendAsync(request);

            // What the intruder sent may be quoted, in an error; what they did not know may not.
            Assert.All(
                victim.Unknown(id, route),
                secret =>
                    Assert.False(
                        answer.Text.Contains(secret),
                        $"{route} with {id} tells {secret}: {answer.Text}"
                    )
            );
            // Pages do not know API keys: the way to them is the sign-in.
            if (route.IsOfPerson)
                Assert.True((int)answer.Status is 302 or 401, $"{route}: {(int)answer.Status}");
            else if (route.HasParameters || route.Scope == KeyScopes.HubAdmin)
                Assert.True(
                    (int)answer.Status is 401 or 403 or 404,
                    $"{route} with {id}: {(int)answer.Status} {answer.Text}"
                );
        }

        Assert.Equal(before, await victim.StateAsync(hub));
    }

    [Fact]
    public async Task No_page_of_a_project_shows_or_touches_what_is_another_s()
    {
        var victim = await Victim.AddAsync(hub);
        var before = await victim.StateAsync(hub);
        await hub.AddProjectAsync("Page intruder");
        var project = hub
            .Server.Services.GetRequiredService<IAccess>()
            .Projects.Single(one => one.Name == "Page intruder")
            .Id;
        var admin = await Browser.OfAsync(hub, "admin");
        // Whoever signs in sees which projects there are: the wall is around what is in them.
        var projects = hub.Server.Services.GetRequiredService<IAccess>().Projects;

        foreach (var route in Routes.Of(hub).Where(route => route.IsOfProjectPage))
        foreach (var id in victim.Ids)
        {
            var path = route.Path(id, project) + victim.Query(id);
            if (route.Pattern.EndsWith("/live", StringComparison.Ordinal))
                continue; // It names topics alone, and goes on until the page is closed.
            var answer = route.Changes
                ? await admin.PostFormAsync($"/dashboard/{project}/keys", path, ("id", id))
                : await admin.SendAsync(route.Method, path);
            Assert.All(
                victim.Unknown(id, route).Except(projects.Select(one => one.Id)),
                secret =>
                    Assert.False(
                        answer.Text.Contains(secret),
                        $"{route} with {id} tells {secret}: {answer.Text}"
                    )
            );
            if (route.HasParametersBesideProject)
                Assert.True(
                    (int)answer.Status is 400 or 403 or 404,
                    $"{route} with {id}: {(int)answer.Status} {answer.Text}"
                );
        }

        Assert.Equal(before, await victim.StateAsync(hub));
    }

    [Theory]
    [InlineData("/actions/rpc", """{"action":"ashby_list_candidates"}""")]
    [InlineData("/unified/proxy", """{"method":"post","path":"/candidate.list"}""")]
    [InlineData("/ai/tool-feedback", """{"feedback":"f","account_id":"{0}"}""")]
    [InlineData(
        "/connect_sessions",
        """{"origin_owner_id":"o","origin_owner_name":"O","account_id":"{0}"}"""
    )]
    public async Task An_account_that_a_header_or_a_body_names_is_not_found(
        string path,
        string body
    )
    {
        var account = await hub.LinkAsync("named" + path.Length);
        var intruder = await hub.AddProjectAsync("Intruder by name");
        (
            await hub.CallAsync("POST", path, body.Replace("{0}", account), intruder, account)
        ).IsError(404, "account_not_found");
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
}

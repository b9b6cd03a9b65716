using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub;

/// <summary>A key opens what its scopes say, route by route over all there are.</summary>
public sealed class KeyScopeTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public void Every_route_says_who_may_call_it()
    {
        var routes = Routes.Of(hub);
        Assert.True(routes.Count >= 50, $"only {routes.Count} routes");
        Assert.All(
            routes,
            route =>
                Assert.True(
                    new[]
                    {
                        route.Scope is not null,
                        route.IsOfSession,
                        route.IsOfPerson,
                        route.IsOpen,
                    }.Count(one => one) == 1,
                    $"{route} declares no scope, or more than one way in"
                )
        );
    }

    [Fact]
    public async Task Every_route_refuses_a_key_without_its_scope_and_takes_one_with_nothing_else()
    {
        foreach (var scope in KeyScopeNames.Single)
        {
            var lacking = await hub.CreateKeyAsync(KeyScopes.All & ~scope);
            var enough = await hub.CreateKeyAsync(scope);
            var routes = Routes.Of(hub).Where(route => route.Scope == scope).ToList();
            Assert.NotEmpty(routes);
            foreach (var route in routes)
            {
                var refused = await CallAsync(route, lacking);
                refused.IsError(403, "missing_scope");
                Assert.Contains(Assert.Single(scope.Names()), refused["message"]);

                var taken = await CallAsync(route, enough);
                Assert.True(
                    (int)taken.Status is not 401
                        && !taken.Text.Contains("\"code\":\"missing_scope\""),
                    $"{route} with {scope}: {taken.Text}"
                );
            }
        }
    }

    [Fact]
    public async Task A_call_that_lacks_the_scope_is_in_the_platform_log()
    {
        var account = await hub.LinkAsync("unscoped");
        var reader = await hub.CreateKeyAsync(KeyScopes.PlatformRead);
        var refused = await hub.RunAsync(account, "ashby_list_jobs", key: reader);
        var id = refused
            .IsError(403, "missing_scope")
            .Response.Headers.GetValues("x-request-id")
            .Single();
        var logs = await hub.CallAsync("GET", $"/requests/platform-logs?request_ids={id}");
        var log = Assert.Single(logs.IsOk().Json.GetProperty("data").EnumerateArray());
        Assert.Equal(403, log.GetProperty("status").GetInt32());
        Assert.Equal("missing_scope", log.GetProperty("error_category").GetString());
        Assert.Equal("/actions/rpc", log.GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_provider_s_key_is_changed_only_with_the_scope_for_credentials()
    {
        var account = await hub.LinkAsync("scoped-credentials");
        var writer = await hub.CreateKeyAsync(KeyScopes.PlatformWrite);
        var path = $"/accounts/{account}";
        (await hub.CallAsync("PATCH", path, """{"label":"a"}""", writer)).IsOk();
        (await hub.CallAsync("PATCH", path, TestHub.Credentials(), writer)).IsError(
            403,
            "missing_scope"
        );
        var both = await hub.CreateKeyAsync(KeyScopes.PlatformWrite | KeyScopes.CredentialsWrite);
        (await hub.CallAsync("PATCH", path, TestHub.Credentials(), both)).IsOk();
    }

    private Task<Answer> CallAsync(Route route, string key) =>
        hub.CallAsync(route.Method, route.Path("x"), route.Changes ? "{}" : null, key);
}

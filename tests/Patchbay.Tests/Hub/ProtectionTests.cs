namespace Patchbay.Tests.Hub;

/// <summary>Who may call: held for every endpoint there is, by the list the server itself routes by.</summary>
public sealed class ProtectionTests(TestHub hub) : IClassFixture<TestHub>
{
    // What people see before they are signed in, what tells of the API, and the load balancer's question. The last two
    // carry their token in the address: ConnectionAttemptTests and ConnectPageTests hold them.
    private static readonly string[] Open =
    [
        "/health",
        "/connectors/{connector}/logo.svg",
        "/assets/{hash}/{name}",
        "/openapi.json",
        "/docs",
        "/docs/api",
        "/docs/{**path}",
        "/llms.txt",
        "/guides/{connector}",
        "/guides/brands/{id}.css",
        "/guides/{connector}.md",
        "/guides/{connector}/scopes",
        "/sign-in",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/invite",
        "/invite/passkey",
        "/invite/passkey/options",
        "/connect/oauth2/{integrationId}",
        "/connect/{token}",
        "/link",
        "/patchbay-hub.js",
    ];

    [Fact]
    public async Task Every_endpoint_is_protected_but_the_named_ones()
    {
        foreach (var route in Routes.Of(hub))
        {
            Assert.Equal(Open.Contains(route.Pattern), route.IsOpen);
            if (route.IsOpen)
                continue;
            var request = hub.Request(route.Method, route.Path("x"), route.Changes ? "{}" : null);
            if (route.TakesForm)
                request.Content = new FormUrlEncodedContent([]);
            var answer = await TestHub.SendAsync(request);
            // StackOne's component shows nothing on a 401: there a missing session is a 400 with words.
            if (route.IsOfSession)
                answer.IsError(400, "session_invalid");
            else if (route.IsOfPerson)
                Assert.StartsWith(
                    "/sign-in",
                    new Uri(hub.Address, answer.Response.Headers.Location!).PathAndQuery
                );
            else
                answer.IsError(401, "unauthorized");
        }
    }

    [Fact]
    public async Task A_key_is_taken_as_basic_user_or_as_bearer()
    {
        var basic = hub.Request("GET", "/accounts");
        basic.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        (await TestHub.SendAsync(basic)).IsOk();

        var bearer = hub.Request("GET", "/accounts");
        bearer.Headers.Authorization = new("Bearer", TestHub.BootstrapKey);
        (await TestHub.SendAsync(bearer)).IsOk();
    }

    [Theory]
    [InlineData("Basic", "not base64")]
    [InlineData("Basic", "")]
    [InlineData("Digest", TestHub.BootstrapKey)]
    [InlineData("Bearer", TestHub.BootstrapKey + "x")]
    [InlineData("Bearer", "v1.local.")]
    public async Task Anything_else_is_refused_with_a_challenge(string scheme, string parameter)
    {
        var request = hub.Request("GET", "/accounts");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {parameter}");
        var answer = await TestHub.SendAsync(request);
        answer.IsError(401, "unauthorized");
        Assert.Equal("Basic", answer.Response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("--new-key", answer["remedy"]);
    }

    [Fact]
    public async Task A_password_beside_the_key_is_refused()
    {
        var request = hub.Request("GET", "/accounts");
        request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey, "secret");
        (await TestHub.SendAsync(request)).IsError(401, "unauthorized");
    }

    [Fact]
    public async Task An_unknown_caller_is_refused_before_the_body_is_looked_at()
    {
        var answer = await hub.CallAsync("POST", "/actions/rpc", "{not json", key: "");
        answer.IsError(401, "unauthorized");
    }

    [Fact]
    public async Task Answers_are_kept_by_no_cache_and_name_no_server()
    {
        var answer = await hub.CallAsync("GET", "/accounts");
        Assert.Equal("no-store", answer.Response.Headers.CacheControl?.ToString());
        Assert.Empty(answer.Response.Headers.Server);
        Assert.StartsWith("req_", answer.Response.Headers.GetValues("x-request-id").Single());
    }
}

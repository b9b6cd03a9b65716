using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Patchbay.Tests.Hub;

/// <summary>Who may call: held for every endpoint there is, by the list the server itself routes by.</summary>
public sealed class ProtectionTests(TestHub hub) : IClassFixture<TestHub>
{
    private static readonly string[] Open = ["/health", "/link", "/connectors/{key}/logo.svg"];

    [Fact]
    public async Task Every_endpoint_but_the_open_ones_is_protected()
    {
        var endpoints = hub
            .Server.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .ToList();
        Assert.True(endpoints.Count >= 18, $"only {endpoints.Count} endpoints");
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!;
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            if (Open.Contains(path))
            {
                Assert.Empty(policies);
                continue;
            }
            Assert.Single(policies);
            Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
            var answer = await hub.CallAsync(
                method,
                path.Replace('{', 'x').Replace('}', 'x'),
                method is "POST" or "PATCH" ? "{}" : null,
                key: ""
            );
            // StackOne's component shows nothing on a 401: there a missing session is a 400 with words.
            if (path.StartsWith("/hub", StringComparison.Ordinal))
                answer.IsError(400, "session_invalid");
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

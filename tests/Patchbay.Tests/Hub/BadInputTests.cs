using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

/// <summary>What is wrong with a request is told in one shape, at every route that there is.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const int LargestBody = 1024 * 1024;

    private readonly FakeTimeProvider _clock = WebhookHub.Clock();
    private readonly TestHub _hub;

    public BadInputTests() => _hub = new TestHub(_clock);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_unknown_member_is_named_wherever_a_body_has_a_form()
    {
        var routes = Bodies().Where(route => route.Body is not null).ToList();
        Assert.InRange(routes.Count, 15, 100);
        foreach (var route in routes)
        {
            var request = await RequestAsync(route);
            request.Content = new StringContent(
                """{"no_such_member":1}""",
                new MediaTypeHeaderValue("application/json")
            );
            var answer = await TestHub.SendAsync(request);
            Assert.True(400 == (int)answer.Status, $"{route}: {answer.Text}");
            answer.IsError(400, "invalid_request");
            Assert.Equal(
                "$.no_such_member",
                answer.Json.GetProperty("faults")[0].GetProperty("path").GetString()
            );
        }
    }

    [Fact]
    public async Task A_body_of_another_type_answers_415_everywhere()
    {
        foreach (var route in Bodies())
        {
            var request = await RequestAsync(route);
            request.Content = new StringContent("{}", new MediaTypeHeaderValue("text/plain"));
            var answer = await TestHub.SendAsync(request);
            Assert.True(415 == (int)answer.Status, $"{route}: {answer.Text}");
            answer.IsError(415, "unsupported_media_type");
        }
    }

    /// <summary>Of another limit, for a file comes inside of JSON.</summary>
    private static bool TakesFiles(Route route) =>
        route.Pattern.TrimEnd('/') is "/actions/rpc" or "/mcp";

    [Fact]
    public async Task A_body_over_the_limit_answers_413_everywhere()
    {
        foreach (var route in Bodies().Where(route => !TakesFiles(route)))
        {
            var request = await RequestAsync(route);
            // The server refuses by the declared length, before the body is on its way.
            request.Headers.ExpectContinue = true;
            request.Content = new ByteArrayContent(new byte[LargestBody + 1]);
            request.Content.Headers.ContentType = new("application/json");
            var answer = await TestHub.SendAsync(request);
            Assert.True(413 == (int)answer.Status, $"{route}: {answer.Text}");
            answer.IsError(413, "body_too_large");
        }
    }

    [Theory]
    [InlineData("session_invalid")]
    [InlineData("session_expired")]
    [InlineData("session_revoked")]
    [InlineData("session_used")]
    public async Task A_token_that_opens_nothing_says_why_at_every_route_of_sessions(string code)
    {
        var token = code == "session_invalid" ? "no-such-token" : await SpentAsync(code);
        var routes = Routes.Of(_hub).Where(route => route.IsOfSession).ToList();
        Assert.InRange(routes.Count, 5, 20);
        foreach (var route in routes)
        {
            var answer = await _hub.CallHubAsync(
                token,
                route.Method,
                route.Path("x"),
                route.Changes ? "{}" : null
            );
            Assert.True(400 == (int)answer.Status, $"{route}: {answer.Text}");
            answer.IsError(400, code);
        }
        (
            await _hub.CallAsync(
                "POST",
                "/connect_sessions/authenticate",
                $$"""{"token":"{{token}}"}"""
            )
        ).IsError(400, code);
    }

    [Fact]
    public async Task A_provider_that_there_is_not_is_refused_when_the_session_is_made_and_when_it_is_used()
    {
        (
            await _hub.CallAsync(
                "POST",
                "/connect_sessions",
                """{"origin_owner_id":"o","origin_owner_name":"O","provider":"workday"}"""
            )
        ).IsError(400, "invalid_request");
        var token = await _hub.CreateSessionAsync("wrong-provider");
        (
            await _hub.CallHubAsync(
                token,
                "POST",
                "/hub/accounts",
                """{"integration_id":"prof_workday","credentials":{"apiKey":"sandbox-all-permissions"}}"""
            )
        ).IsError(400, "invalid_request");
        (await _hub.CallHubAsync(token, "GET", "/hub/connectors/prof_workday")).IsError(
            404,
            "profile_not_found"
        );
        Assert.Empty(_hub.Ashby.Requests);
    }

    /// <summary>A token whose session has come to this end.</summary>
    private async Task<string> SpentAsync(string code)
    {
        var made = await _hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"spent","origin_owner_name":"Spent","provider":"ashby"}"""
        );
        var token = made["token"]!;
        switch (code)
        {
            case "session_expired":
                _clock.Advance(TimeSpan.FromMinutes(31));
                break;
            case "session_revoked":
                (await _hub.CallAsync("DELETE", $"/connect_sessions/{made["id"]}")).IsOk();
                break;
            default:
                (
                    await _hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials())
                ).IsOk();
                // As long as the component that linked may still read.
                _clock.Advance(TimeSpan.FromMinutes(5));
                break;
        }
        return token;
    }

    /// <summary>The routes that read JSON and that an API key, a session or nobody's word opens.</summary>
    private IEnumerable<Route> Bodies() =>
        Routes
            .Of(_hub)
            .Where(route =>
                !route.IsOfPerson
                && route
                    .Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()
                    ?.ContentTypes.Contains("application/json") == true
            );

    private async Task<HttpRequestMessage> RequestAsync(Route route)
    {
        var request = _hub.Request(route.Method, route.Path("x"));
        if (route.IsOfSession)
            request.Headers.Add(
                "x-hub-session-token",
                await _hub.CreateSessionAsync("bad-input", ""","multiple":true""")
            );
        else
            request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        return request;
    }
}

using Microsoft.AspNetCore.Http;
using Patchbay.Client;

namespace Patchbay.Tests.Client;

public class HubErrorTests
{
    [Fact]
    public async Task Every_field_of_the_hubs_error_is_read()
    {
        await using var hub = await LocalServer.StartAsync(
            (_, context) =>
            {
                context.Response.Headers.RetryAfter = "7";
                return context.JsonAsync(
                    """
                    {"statusCode":429,"message":"Too many.","timestamp":"2026-01-01T00:00:00Z","code":"rate_limited",
                     "remedy":"Wait.","retryable":true,"faults":[{"path":"$.a","message":"bad"}],"suggestions":["x"],
                     "provider_errors":[{"status":429,"url":"https://api.example","raw":{"success":false}}]}
                    """,
                    429
                );
            }
        );

        var error = await FailAsync(hub.Address);

        Assert.Equal("rate_limited", error.Code);
        Assert.Equal("Too many.", error.Message);
        Assert.Equal("Wait.", error.Remedy);
        Assert.Equal(429, error.StatusCode);
        Assert.True(error.Retryable);
        Assert.Equal([new HubFault("$.a", "bad")], error.Faults);
        Assert.Equal(["x"], error.Suggestions);
        Assert.Equal(429, Assert.Single(error.ProviderErrors).Status);
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
    }

    [Fact]
    public async Task A_call_is_sent_once_whatever_the_answer()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"statusCode":503,"message":"No."}""",
            503
        );

        var error = await FailAsync(hub.Address);

        Assert.Equal("http_503", error.Code);
        Assert.Single(hub.Requests);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(200, "")]
    [InlineData(200, """{"nothing":1}""")]
    [InlineData(404, "[]")]
    public async Task An_answer_that_no_hub_gives_is_an_error_with_its_status(
        int status,
        string body
    )
    {
        await using var hub = await LocalServer.StartAsync(body, status);

        var error = await FailAsync(hub.Address);

        Assert.Equal(HubErrorCodes.UnreadableAnswer, error.Code);
        Assert.Equal(status, error.StatusCode);
        Assert.DoesNotContain("html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_the_key_goes_nowhere_else()
    {
        await using var other = await LocalServer.StartAsync("""{"data":null}""");
        await using var hub = await LocalServer.StartAsync(
            (_, context) =>
            {
                context.Response.Redirect(other.Address.ToString());
                return Task.CompletedTask;
            }
        );

        var error = await FailAsync(hub.Address);

        Assert.Equal(302, error.StatusCode);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_stopped_hub_is_unreachable_and_nothing_was_sent()
    {
        var error = await FailAsync(await LocalServer.StoppedAsync());

        Assert.Equal(HubErrorCodes.Unreachable, error.Code);
        Assert.Null(error.StatusCode);
        Assert.True(error.Retryable);
    }

    [Fact]
    public async Task A_silent_hub_times_out_and_leaves_open_what_happened()
    {
        await using var hub = await LocalServer.StartAsync((_, context) => context.NeverAsync());

        var error = await FailAsync(hub.Address, TimeSpan.FromMilliseconds(200));

        Assert.Equal(HubErrorCodes.TimedOut, error.Code);
        Assert.False(error.Retryable);
        Assert.Contains("may or may not", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_leaves_open_what_happened()
    {
        await using var hub = await LocalServer.StartAsync(
            async (_, context) =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        );

        var error = await FailAsync(hub.Address);

        Assert.Equal(HubErrorCodes.ConnectionLost, error.Code);
        Assert.False(error.Retryable);
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        await using var hub = await LocalServer.StartAsync((_, context) => context.NeverAsync());
        using var client = new PatchbayClient(hub.Address, "k");
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.RunAsync("a", "b", cancellationToken: cancelled.Token)
        );
    }

    private static async Task<HubError> FailAsync(Uri hub, TimeSpan? timeout = null)
    {
        using var client = new PatchbayClient(hub, "k", timeout: timeout);
        var outcome = await client.RunAsync(
            "a",
            "b",
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.False(outcome.Succeeded);
        return outcome.Error;
    }
}

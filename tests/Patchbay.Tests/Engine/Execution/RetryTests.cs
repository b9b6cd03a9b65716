using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Tests.Engine.Execution;

public class RetryTests
{
    private const string Read = "ashby_list_departments";
    private const string Write = "ashby_create_candidate";
    private static readonly ProviderConnection Connection = new("key-of-the-test");
    private readonly ScriptedProvider _provider = new();

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_read_is_sent_again_after(int status)
    {
        _provider.Answers(status, "busy", "text/plain").Succeeds("[]");

        var outcome = await Run(Read);

        Assert.True(outcome.Succeeded);
        Assert.Equal(2, outcome.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    public async Task A_read_is_sent_again_after_a_connection_that(HttpRequestError error)
    {
        _provider.Fails(error).Succeeds("[]");

        Assert.True((await Run(Read)).Succeeded);
        Assert.Equal(2, _provider.Received.Count);
    }

    [Fact]
    public async Task A_read_gives_up_after_three_retries_that_wait_longer_each_time()
    {
        for (var i = 0; i < 4; i++)
            _provider.Answers(500, "");

        var outcome = await Run(Read);

        Assert.Equal(FailureKind.ProviderError, outcome.Failure!.Kind);
        Assert.True(outcome.Failure.Retryable);
        Assert.Equal(4, outcome.Requests);
        Assert.Equal(3, _provider.Time.Waits.Count);
        for (var i = 0; i < 3; i++)
        {
            var most = TimeSpan.FromMilliseconds(250 * Math.Pow(2, i));
            Assert.InRange(_provider.Time.Waits[i], most / 2, most);
        }
    }

    [Fact]
    public async Task The_provider_s_own_wait_is_kept()
    {
        _provider.Answers(429, "slow down", "text/plain", retryAfter: "7").Succeeds("[]");

        await Run(Read);

        Assert.Equal([TimeSpan.FromSeconds(7)], _provider.Time.Waits);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_handed_to_the_caller()
    {
        _provider.Answers(429, "slow down", "text/plain", retryAfter: "600");

        var outcome = await Run(Read);

        Assert.Equal(FailureKind.RateLimited, outcome.Failure!.Kind);
        Assert.Equal(TimeSpan.FromMinutes(10), outcome.Failure.RetryAfter);
        Assert.Single(_provider.Received);
    }

    [Fact]
    public async Task A_write_is_sent_again_after_429_and_after_a_refused_connection()
    {
        _provider.Answers(429, "").Fails(HttpRequestError.ConnectionError).Succeeds("{}");

        var outcome = await Run(Write);

        Assert.True(outcome.Succeeded);
        Assert.Equal(3, outcome.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_write_answered_by_a_server_error_is_unknown_and_not_repeated(int status)
    {
        _provider.Answers(status, "<html>bad gateway</html>", "text/html");

        await AssertUnknown();
    }

    [Fact]
    public async Task A_write_whose_connection_broke_is_unknown_and_not_repeated()
    {
        _provider.Fails(HttpRequestError.ResponseEnded);

        await AssertUnknown();
    }

    [Theory]
    [InlineData("{\"success\":true,\"results\":{\"id\":")]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    public async Task A_write_whose_answer_cannot_be_read_is_unknown_and_not_repeated(string body)
    {
        _provider.Answers(200, body);

        await AssertUnknown();
    }

    [Fact]
    public async Task A_write_that_the_provider_refused_is_refused_for_certain()
    {
        _provider.Answers(
            200,
            """{"success":false,"errorInfo":{"code":"invalid_input","message":"no"},"errors":["invalid_input"]}"""
        );

        var outcome = await Run(Write);

        Assert.Equal(FailureKind.InvalidInput, outcome.Failure!.Kind);
    }

    private async Task AssertUnknown()
    {
        var outcome = await Run(Write);

        Assert.Equal(FailureKind.OutcomeUnknown, outcome.Failure!.Kind);
        Assert.False(outcome.Failure.Retryable);
        Assert.Single(_provider.Received);
        Assert.Empty(_provider.Time.Waits);
    }

    private Task<ActionOutcome> Run(string action)
    {
        var input = action == Write ? """{"name":"Ada Muster"}""" : "{}";
        return _provider
            .Executor()
            .ExecuteAsync(
                new ActionRequest(action, JsonDocument.Parse(input).RootElement),
                Connection,
                TestContext.Current.CancellationToken
            );
    }
}

using Microsoft.Extensions.Configuration;
using Patchbay.Hub.Access;
using Patchbay.Hub.Start;

namespace Patchbay.Tests.Hub;

/// <summary>PATCHBAY_REQUESTS_PER_MINUTE: what one key may ask for within a minute.</summary>
public sealed class ApiKeyLimitTests
{
    [Fact]
    public async Task Above_it_a_key_gets_429_with_the_time_to_wait_and_other_keys_go_on()
    {
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_REQUESTS_PER_MINUTE"] = "3";
        await hub.InitializeAsync();
        var key = await hub.CreateKeyAsync(KeyScopes.PlatformRead | KeyScopes.ActionsExecute);
        // What is refused counts too, unless the key is not known.
        (await hub.CallAsync("GET", "/accounts", key: key)).IsOk();
        (await hub.CallAsync("GET", "/accounts/acc_unknown", key: key)).IsError(
            404,
            "account_not_found"
        );
        (await hub.CallAsync("GET", "/requests/logs", key: key)).IsError(403, "missing_scope");

        foreach (var path in new[] { "/accounts", "/requests/logs" })
        {
            var refused = await hub.CallAsync("GET", path, key: key);
            refused.IsError(429, "too_many_requests");
            Assert.Equal("true", refused["retryable"]);
            Assert.InRange(
                int.Parse(refused.Response.Headers.GetValues("Retry-After").Single()),
                1,
                60
            );
            Assert.Empty(refused.Response.Headers.WwwAuthenticate);
        }
        (await hub.RunAsync("acc_unknown", "ashby_list_candidates", key: key)).IsError(
            429,
            "too_many_requests"
        );
        (await hub.CallAsync("GET", "/accounts")).IsOk();
        var log = (
            await hub.CallAsync("GET", "/requests/platform-logs?filter[status_codes]=429")
        ).IsOk();
        Assert.Equal(
            ["/actions/rpc", "/requests/logs", "/accounts"],
            log.Json.GetProperty("data")
                .EnumerateArray()
                .Select(entry => entry.GetProperty("path").GetString())
        );
    }

    [Fact]
    public async Task Every_route_that_takes_a_key_documents_it()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var document = (await hub.CallAsync("GET", "/openapi.json", key: "")).IsOk().Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        foreach (var operation in path.Value.EnumerateObject())
            if (
                operation
                    .Value.GetProperty("security")
                    .GetRawText()
                    .Contains("apiKeyBasic", StringComparison.Ordinal)
            )
                Assert.True(
                    operation.Value.GetProperty("responses").TryGetProperty("429", out _),
                    $"{operation.Name} {path.Name}"
                );
    }

    [Theory]
    [InlineData(null, 1000)]
    [InlineData("7", 7)]
    [InlineData("0", null)]
    public void It_is_1000_unless_set_and_0_is_none(string? setting, int? most)
    {
        using var limit = Limit(setting);
        var caller = new Caller("proj_a", new AuditActor("api_key", "key_a"), KeyScopes.All);
        var taken = Enumerable.Range(0, 1500).TakeWhile(_ => limit.Take(caller) is null).Count();
        Assert.Equal(most ?? 1500, taken);
    }

    [Fact]
    public void A_request_below_it_allocates_nothing()
    {
        using var limit = Limit("1000000");
        var caller = new Caller("proj_a", new AuditActor("api_key", "key_a"), KeyScopes.All);
        for (var i = 0; i < 10_000; i++)
            limit.Take(caller);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            limit.Take(caller);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1000001")]
    public void Anything_else_is_refused_at_start(string setting) =>
        Assert.Contains(
            "PATCHBAY_REQUESTS_PER_MINUTE must be a whole number from 0 to 1000000.",
            Assert.Throws<StartException>(() => Limit(setting)).Message
        );

    private static ApiKeyLimit Limit(string? setting) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("PATCHBAY_REQUESTS_PER_MINUTE", setting)])
                .Build()
        );
}

using Patchbay.AshbySandbox.Contract;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox;

public class ValidationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"limit\":1,\"limit\":2}")]
    public async Task A_body_that_is_not_one_JSON_object_is_invalid_input(string body)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("candidate.list", body));
    }

    [Fact]
    public async Task Missing_fields_are_named_before_types_are_looked_at()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync("job.create", new { title = 7 });
        Assert.Equal("invalid_input", reply.ErrorCode);
        Assert.Contains("teamId", reply.Message, StringComparison.Ordinal);
        Assert.Contains("locationId", reply.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("title", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_and_booleans_may_come_as_text()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reply = await sandbox.CallAsync(
            "candidateTag.list",
            "{\"limit\":\"3\",\"includeArchived\":\"true\"}"
        );
        Assert.Equal(3, reply.Results.Count);
    }

    [Fact]
    public async Task Text_that_looks_like_a_number_stays_text()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var tag = await sandbox.ResultsAsync("candidateTag.create", new { title = "2026" });
        Assert.Equal("2026", (string?)tag["title"]);
    }

    [Theory]
    [InlineData("{\"limit\":101}")]
    [InlineData("{\"limit\":0}")]
    [InlineData("{\"limit\":\"many\"}")]
    [InlineData("{\"limit\":1.5}")]
    [InlineData("{\"limit\":1e400}")]
    public async Task A_limit_outside_1_to_100_is_invalid_input(string body)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("candidate.list", body));
    }

    [Fact]
    public async Task Unknown_keys_are_dropped()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.NotNull(await sandbox.ResultsAsync("candidate.list", new { page = 2 }));
    }

    public static TheoryData<string> StrictEndpoints =>
        [
            .. AshbyContract
                .Embedded.Endpoints.Values.Where(endpoint => endpoint.Request.Closed)
                .Select(endpoint => endpoint.Name),
        ];

    [Theory]
    [MemberData(nameof(StrictEndpoints))]
    public async Task A_strict_endpoint_refuses_unknown_keys(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var world = new World(sandbox.Server.Address);
        var body = await ValidRequest.MakeAsync(method, full: false, world);
        body["surprise"] = 1;
        var reply = await sandbox.CallAsync(method, body.ToJsonString());
        Assert.Equal("invalid_input", reply.ErrorCode);
        Assert.Contains("surprise", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_taken_for_the_cursor_of_user_list_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.NotNull(
            await sandbox.ResultsAsync("user.list", "{\"cursor\":null,\"syncToken\":null}")
        );
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("candidate.list", "{\"cursor\":null}")
        );
    }

    [Fact]
    public async Task A_malformed_id_is_invalid_input_and_a_foreign_one_is_not_found()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("candidate.info", new { id = "abc" })
        );
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ErrorAsync("candidate.info", new { id = Guid.NewGuid() })
        );
    }

    [Fact]
    public async Task A_time_without_zone_is_read_as_UTC()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidate = await sandbox.ResultsAsync(
            "candidate.create",
            new { name = "Early", createdAt = "2020-02-03T04:05:06" }
        );
        Assert.Equal("2020-02-03T04:05:06.000Z", (string?)candidate["createdAt"]);
    }
}

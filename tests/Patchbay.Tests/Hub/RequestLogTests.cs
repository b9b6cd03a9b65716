using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Patchbay.Hub.Logs;

namespace Patchbay.Tests.Hub;

public sealed class RequestLogTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("/requests/logs")]
    [InlineData("/requests/logs/req_x")]
    [InlineData("/requests/logs/steps")]
    [InlineData("/requests/platform-logs")]
    public async Task Is_protected(string path) =>
        (await hub.CallAsync("GET", path, key: "")).IsError(401, "unauthorized");

    [Fact]
    public async Task Stays_in_its_project()
    {
        var account = await hub.LinkAsync("walled");
        var id = RequestId(await hub.RunAsync(account, "ashby_list_candidates"));
        var other = await hub.AddProjectAsync("Other");
        (await hub.CallAsync("GET", $"/requests/logs/{id}", key: other)).IsError(
            404,
            "log_not_found"
        );
        foreach (var list in new[] { "logs", "logs/steps" })
        {
            var answer = await hub.CallAsync(
                "GET",
                $"/requests/{list}?filter[account_ids]={account}",
                key: other
            );
            Assert.Empty(answer.IsOk().Json.GetProperty("data").EnumerateArray());
        }
    }

    [Fact]
    public async Task An_execution_is_found_by_the_id_of_its_request_with_its_steps()
    {
        var account = await hub.LinkAsync("logged");
        var id = RequestId(await hub.RunAsync(account, "ashby_list_candidates"));
        var log = (await hub.CallAsync("GET", $"/requests/logs/{id}?include=step_logs"))
            .IsOk()
            .Json.GetProperty("data");
        Assert.Equal(account, log.GetProperty("account_id").GetString());
        Assert.Equal("ashby_list_candidates", log.GetProperty("action").GetString());
        Assert.Equal("ashby", log.GetProperty("provider").GetString());
        Assert.Equal("ats", log.GetProperty("service").GetString());
        Assert.Equal("candidate", log.GetProperty("resource").GetString());
        Assert.Equal("ACTION_RPC", log.GetProperty("transport").GetString());
        Assert.Equal("/actions/rpc", log.GetProperty("path").GetString());
        Assert.Equal(200, log.GetProperty("status").GetInt32());
        Assert.True(log.GetProperty("success").GetBoolean());
        Assert.True(log.GetProperty("duration").GetDouble() > 0);
        Assert.NotNull(log.GetProperty("provider_request_id").GetString());
        Assert.False(log.TryGetProperty("request", out _));
        var step = Assert.Single(log.GetProperty("step_requests").EnumerateArray());
        Assert.Equal("/candidate.list", step.GetProperty("path").GetString());
        Assert.Equal(200, step.GetProperty("status").GetInt32());
        Assert.Equal("POST", step.GetProperty("http_method").GetString());
    }

    [Fact]
    public async Task A_refusal_is_logged_with_its_code_and_status_and_no_step()
    {
        var account = await hub.LinkAsync("refused");
        var id = RequestId(
            await hub.RunAsync(account, "ashby_list_candidates", """{"limit":"many"}""")
        );
        var log = (await hub.CallAsync("GET", $"/requests/logs/{id}?include=step_logs"))
            .IsOk()
            .Json.GetProperty("data");
        Assert.Equal("invalid_input", log.GetProperty("error_category").GetString());
        Assert.Equal(400, log.GetProperty("status").GetInt32());
        Assert.False(log.GetProperty("success").GetBoolean());
        Assert.Empty(log.GetProperty("step_requests").EnumerateArray());
    }

    [Theory]
    [InlineData("/actions/rpc", """{"action":"ashby_list_jobs"}""", "missing_account")]
    [InlineData("/actions/rpc", """{"action":1}""", "invalid_request")]
    [InlineData("/unified/proxy", """{"path":"/x"}""", "missing_account")]
    public async Task A_message_that_could_not_be_read_is_logged_too(
        string path,
        string body,
        string code
    )
    {
        var id = RequestId(await hub.CallAsync("POST", path, body));
        var log = (await hub.CallAsync("GET", $"/requests/logs/{id}")).IsOk();
        Assert.Equal(code, log.Json.GetProperty("data").GetProperty("error_category").GetString());
    }

    [Theory]
    [InlineData("filter[account_ids]={0}&filter[success]=false", 1)]
    [InlineData("account_ids={0}&success=true", 2)]
    [InlineData("account_ids={0}&actions=ashby_list_jobs", 1)]
    [InlineData("account_ids={0}&status_codes=400,404", 1)]
    [InlineData("account_ids={0}&resources=candidate&http_methods=post", 2)]
    [InlineData("account_ids={0}&providers=workday", 0)]
    [InlineData("account_ids={0}&source_types=API", 3)]
    [InlineData("account_ids={0}&start_date=2200-01-01T00:00:00Z", 0)]
    [InlineData("account_ids={0}&end_date=2200-01-01T00:00:00Z", 3)]
    [InlineData("account_ids={0}&sub_resources=x", 0)]
    public async Task Filters_are_read_in_both_spellings(string query, int expected)
    {
        var account = await hub.LinkAsync($"filtered-{query.Length}-{expected}", null);
        await hub.RunAsync(account, "ashby_list_candidates");
        await hub.RunAsync(account, "ashby_list_jobs");
        await hub.RunAsync(account, "ashby_list_candidates", """{"limit":"many"}""");
        var answer = await hub.CallAsync("GET", "/requests/logs?" + string.Format(query, account));
        Assert.Equal(expected, answer.IsOk().Json.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("eventDatetime", "desc")]
    [InlineData("eventDatetime", "asc")]
    [InlineData("status", "asc")]
    [InlineData("duration", "desc")]
    [InlineData("provider", "desc")]
    public async Task Pages_hold_every_row_once_in_order_though_new_ones_come_in(
        string orderBy,
        string direction
    )
    {
        var account = await hub.LinkAsync($"paged-{orderBy}-{direction}");
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add(
                RequestId(
                    await hub.RunAsync(
                        account,
                        "ashby_list_jobs",
                        i % 2 == 0 ? "{}" : """{"limit":"many"}"""
                    )
                )
            );
        var seen = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = (
                await hub.CallAsync(
                    "GET",
                    $"/requests/logs?account_ids={account}&page_size=2&order_by={orderBy}&order_direction={direction}&next={next}"
                )
            ).IsOk();
            seen.AddRange(page.Json.GetProperty("data").EnumerateArray());
            next = page["next"] is { } cursor and not "null" ? cursor : null;
            if (direction == "desc" && orderBy == "eventDatetime")
                await hub.RunAsync(account, "ashby_list_jobs");
        } while (next is not null);
        Assert.Equal(
            made.Order(),
            seen.Select(log => log.GetProperty("request_id").GetString()).Order()
        );
        var column = orderBy switch
        {
            "eventDatetime" => "event_datetime",
            _ => orderBy,
        };
        var values = seen.Select(log => log.GetProperty(column)).ToList();
        var sorted = values.OrderBy(value =>
            value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0
        );
        if (values[0].ValueKind == JsonValueKind.Number)
            Assert.Equal(
                (direction == "asc" ? sorted : sorted.Reverse()).Select(value => value.GetDouble()),
                values.Select(value => value.GetDouble())
            );
        else
            Assert.Equal(
                direction == "asc"
                    ? values.Select(value => value.GetString()).Order()
                    : values.Select(value => value.GetString()).OrderDescending(),
                values.Select(value => value.GetString())
            );
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var account = await hub.LinkAsync("crossed");
        for (var i = 0; i < 2; i++)
            await hub.RunAsync(account, "ashby_list_jobs");
        var page = await hub.CallAsync(
            "GET",
            $"/requests/logs?account_ids={account}&page_size=1&order_by=status"
        );
        (await hub.CallAsync("GET", $"/requests/logs?page_size=1&next={page["next"]}")).IsError(
            400,
            "invalid_request"
        );
    }

    [Fact]
    public async Task What_keys_do_on_the_platform_is_in_the_platform_log_alone()
    {
        var account = await hub.LinkAsync("platform");
        var id = RequestId(await hub.CallAsync("GET", $"/accounts/{account}"));
        var failed = RequestId(await hub.CallAsync("GET", "/auth_configs/none"));
        var logs = (
            await hub.CallAsync("GET", $"/requests/platform-logs?filter[request_ids]={id},{failed}")
        )
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .ToList();
        Assert.Equal(
            ["auth_configs", "accounts"],
            logs.Select(log => log.GetProperty("category").GetString())
        );
        Assert.Equal([404, 200], logs.Select(log => log.GetProperty("status").GetInt32()));
        Assert.Equal(account, logs[1].GetProperty("account_id").GetString());
        var ofActions = await hub.CallAsync("GET", $"/requests/logs?request_ids={id}");
        Assert.Empty(ofActions.IsOk().Json.GetProperty("data").EnumerateArray());
        var narrowed = await hub.CallAsync(
            "GET",
            $"/requests/platform-logs?request_ids={id},{failed}&categories=accounts"
        );
        Assert.Single(narrowed.IsOk().Json.GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("off", true, false)]
    [InlineData("errors", true, false)]
    [InlineData("errors", false, true)]
    [InlineData("all", true, true)]
    public async Task Bodies_are_kept_as_the_setting_says_and_without_secrets(
        string setting,
        bool succeeds,
        bool kept
    )
    {
        await using var own = new TestHub();
        own.Settings["PATCHBAY_LOG_BODIES"] = setting;
        await own.InitializeAsync();
        var account = await own.LinkAsync("bodies");
        var id = RequestId(
            await own.RunAsync(
                account,
                "ashby_list_candidates",
                succeeds
                    ? """{"limit":1}"""
                    : """{"limit":1,"apiKey":"sekret","note":"sandbox-all-permissions"}"""
            )
        );
        var log = (await own.CallAsync("GET", $"/requests/logs/{id}?include=advanced_logs")).IsOk();
        var body = log.Json.GetProperty("data").GetProperty("request").GetProperty("body");
        Assert.Equal(kept, body.ValueKind == JsonValueKind.Object);
        if (kept)
            Assert.Equal(1, body.GetProperty("limit").GetInt32());
        Assert.DoesNotContain("sekret", log.Text);
        var data = log.Json.GetProperty("data").GetProperty("response").GetProperty("body");
        Assert.Equal(kept && succeeds, data.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task A_full_queue_drops_counts_and_tells_and_holds_nobody_up()
    {
        await using var own = new TestHub();
        own.Settings["PATCHBAY_LOG_QUEUE"] = "1";
        await own.InitializeAsync();
        var queue = own.Server.Services.GetRequiredService<LogQueue>();
        var entry = new LogEntry(Row(DateTimeOffset.UnixEpoch), []);
        for (var i = 0; i < 10_000 && queue.Dropped == 0; i++)
            queue.Write(entry);
        Assert.True(queue.Dropped > 0);
        // The next batch tells of it.
        await queue.WrittenAsync(TestContext.Current.CancellationToken);
        queue.Write(entry);
        await queue.WrittenAsync(TestContext.Current.CancellationToken);
        await queue.WrittenAsync(TestContext.Current.CancellationToken);
        Assert.Contains(own.Log.Lines, line => line.Contains("request log were dropped"));
    }

    [Fact]
    public async Task What_is_in_the_queue_when_the_hub_stops_is_written()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var account = await own.LinkAsync("stopped");
        var id = RequestId(await own.RunAsync(account, "ashby_list_candidates"));
        await own.StopAsync();
        await own.StartAsync("Production");
        (await own.CallAsync("GET", $"/requests/logs/{id}")).IsOk();
    }

    [Fact]
    public async Task The_sweep_forgets_what_is_older_than_the_retention_time_and_nothing_else()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        await using var own = new TestHub(clock);
        own.Settings["PATCHBAY_LOG_RETENTION_DAYS"] = "10";
        await own.InitializeAsync();
        var account = await own.LinkAsync("swept");
        var old = RequestId(await own.RunAsync(account, "ashby_list_candidates"));
        // Written before time moves on.
        (await own.CallAsync("GET", $"/requests/logs/{old}")).IsOk();
        clock.Advance(TimeSpan.FromDays(9));
        var young = RequestId(await own.RunAsync(account, "ashby_list_candidates"));
        (await own.CallAsync("GET", $"/requests/logs/{young}")).IsOk();
        clock.Advance(TimeSpan.FromDays(2));
        var sweep = own
            .Server.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>()
            .OfType<LogSweep>()
            .Single();
        await sweep.SweepAsync(TestContext.Current.CancellationToken);
        (await own.CallAsync("GET", $"/requests/logs/{old}")).IsError(404, "log_not_found");
        (await own.CallAsync("GET", $"/requests/logs/{young}")).IsOk();
        var steps = await own.CallAsync(
            "GET",
            "/requests/logs/steps?actions=ashby_list_candidates"
        );
        var step = Assert.Single(steps.IsOk().Json.GetProperty("data").EnumerateArray());
        Assert.Equal(young, step.GetProperty("request_id").GetString());
    }

    private static RequestLog Row(DateTimeOffset startedAt) =>
        new()
        {
            RequestId = "req_test",
            ProjectId = "proj_test",
            Method = "POST",
            Path = "/",
            Url = "http://localhost/",
            Status = 200,
            Success = true,
            StartedAt = startedAt,
            Duration = 1,
        };

    private static string RequestId(Answer answer) =>
        answer.Response.Headers.GetValues("x-request-id").Single();
}

using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class ControlTests
{
    [Fact]
    public async Task It_is_off_unless_asked_for()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (status, _) = await ControlAsync(sandbox, "GET", "clock");
        Assert.Equal(404, status);
    }

    [Fact]
    public async Task A_key_is_made_with_the_permissions_asked_for_and_can_be_taken_away()
    {
        await using var sandbox = await StartAsync();
        var (status, made) = await ControlAsync(
            sandbox,
            "POST",
            "keys",
            """{"title":"Reader","permissions":["candidatesRead"]}"""
        );
        Assert.Equal(201, status);
        var secret = (string)made!["secret"]!;
        Assert.Equal(200, (await sandbox.CallAsync("candidate.list", key: secret)).Status);
        Assert.Equal(403, (await sandbox.CallAsync("job.list", key: secret)).Status);

        var (_, keys) = await ControlAsync(sandbox, "GET", "keys");
        Assert.DoesNotContain(secret, keys!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            204,
            (await ControlAsync(sandbox, "DELETE", $"keys/{(string)made["id"]!}")).Status
        );
        Assert.Equal(403, (await sandbox.CallAsync("candidate.list", key: secret)).Status);
        Assert.Equal(404, (await ControlAsync(sandbox, "DELETE", "keys/none")).Status);
    }

    [Fact]
    public async Task A_snapshot_brings_everything_back_and_a_reset_the_beginning()
    {
        await using var sandbox = await StartAsync();
        var fresh = await AllAsync(sandbox);
        await sandbox.ResultsAsync("candidate.create", new { name = "Saved" });
        await ControlAsync(sandbox, "PUT", "clock", """{"seconds":3600}""");
        var (_, snapshot) = await ControlAsync(sandbox, "GET", "snapshot");
        var saved = await AllAsync(sandbox);

        var lost = await sandbox.ResultsAsync("candidate.create", new { name = "Lost" });
        await ControlAsync(sandbox, "PUT", "clock", """{"seconds":3600}""");
        Assert.Equal(
            204,
            (await ControlAsync(sandbox, "PUT", "snapshot", snapshot!.ToJsonString())).Status
        );
        Assert.Equal(saved, await AllAsync(sandbox));
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), sandbox.Server.Now);
        // The same thing done again after going back gives the same record.
        Assert.Equal(
            lost["id"]!.ToString(),
            (await sandbox.ResultsAsync("candidate.create", new { name = "Lost" }))[
                "id"
            ]!.ToString()
        );

        Assert.Equal(204, (await ControlAsync(sandbox, "POST", "reset")).Status);
        Assert.Equal(fresh, await AllAsync(sandbox));
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), sandbox.Server.Now);
    }

    [Fact]
    public async Task A_snapshot_moves_to_another_sandbox_with_its_company()
    {
        await using var one = await RunningSandbox.StartAsync(candidates: 10);
        await one.ResultsAsync("candidate.create", new { name = "Moved" });
        await using var other = await RunningSandbox.StartAsync(change: options =>
            options with
            {
                Seed = 99,
            }
        );
        other.Server.Restore(one.Server.Save());
        Assert.Equal(await AllAsync(one), await AllAsync(other));
    }

    [Fact]
    public async Task The_clock_goes_forward_only()
    {
        await using var sandbox = await StartAsync();
        var (status, turned) = await ControlAsync(
            sandbox,
            "PUT",
            "clock",
            """{"now":"2026-06-03T00:00:00Z"}"""
        );
        Assert.Equal(200, status);
        Assert.Equal("2026-06-03T00:00:00+00:00", (string?)turned!["now"]);
        var made = await sandbox.ResultsAsync("candidate.create", new { name = "Later" });
        Assert.Equal("2026-06-03T00:00:00.000Z", (string?)made["createdAt"]);
        foreach (
            var wrong in (string[])
                [
                    """{"now":"2026-06-02T00:00:00Z"}""",
                    """{"seconds":-1}""",
                    "{}",
                    """{"hours":1}""",
                ]
        )
            Assert.Equal(400, (await ControlAsync(sandbox, "PUT", "clock", wrong)).Status);
    }

    [Fact]
    public async Task Faults_ordered_over_HTTP_meet_the_next_calls()
    {
        await using var sandbox = await StartAsync();
        Assert.Equal(
            201,
            (
                await ControlAsync(
                    sandbox,
                    "POST",
                    "faults",
                    """{"method":"job.list","kind":"Status429","seconds":7}"""
                )
            ).Status
        );
        var throttled = await sandbox.CallAsync("job.list");
        Assert.Equal(429, throttled.Status);
        Assert.Equal(TimeSpan.FromSeconds(7), throttled.Response.Headers.RetryAfter!.Delta);
        Assert.Equal(200, (await sandbox.CallAsync("job.list")).Status);

        var (status, problem) = await ControlAsync(
            sandbox,
            "POST",
            "faults",
            """{"method":"job.list","kind":"Status418"}"""
        );
        Assert.Equal(400, status);
        Assert.Contains("CloseAfterCommit", (string)problem!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_faults_of_the_same_seed_meet_the_same_calls()
    {
        var runs = new List<string>();
        foreach (var seed in (int[])[5, 5, 6])
        {
            await using var sandbox = await StartAsync();
            await ControlAsync(
                sandbox,
                "PUT",
                "faults/random",
                $$"""{"seed":{{seed}},"percent":40,"kinds":[{"kind":"Status500"},{"kind":"Html502"}]}"""
            );
            var statuses = new List<int>();
            for (var call = 0; call < 40; call++)
                statuses.Add((await sandbox.CallAsync("job.list", new { limit = 1 })).Status);
            Assert.Equal([200, 500, 502], statuses.Distinct().Order());
            runs.Add(string.Join(' ', statuses));
        }
        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
    }

    [Fact]
    public async Task The_requests_received_are_listed_and_can_be_forgotten()
    {
        await using var sandbox = await StartAsync();
        await sandbox.CallAsync("job.list", new { limit = 3 });
        await sandbox.CallAsync("candidate.list", key: "wrong");
        var (_, all) = await ControlAsync(sandbox, "GET", "requests");
        Assert.Equal(
            ["job.list", "candidate.list"],
            all!.AsArray().Select(one => (string)one!["method"]!)
        );
        Assert.Equal("{\"limit\":3}", (string?)all[0]!["body"]);
        var (_, refused) = await ControlAsync(sandbox, "GET", "requests?status=403");
        Assert.Single(refused!.AsArray());
        await ControlAsync(sandbox, "DELETE", "requests");
        var (_, none) = await ControlAsync(sandbox, "GET", "requests");
        Assert.Empty(none!.AsArray());
    }

    [Fact]
    public async Task What_people_do_in_Ashby_is_done_by_name_and_its_webhooks_are_listed()
    {
        await using var sandbox = await StartAsync();
        var (_, acts) = await ControlAsync(sandbox, "GET", "acts");
        Assert.Contains("candidate.merge", acts!.AsArray().Select(act => (string)act!["name"]!));
        var ids = (await sandbox.CallAsync("candidate.list")).Ids.ToList();
        await ControlAsync(
            sandbox,
            "POST",
            "acts/webhook.add",
            """{"webhookType":"candidateDelete","requestUrl":"http://127.0.0.1:9/","secretToken":"s"}"""
        );

        var (status, _) = await ControlAsync(
            sandbox,
            "POST",
            "acts/candidate.delete",
            $$"""{"candidateId":"{{ids[3]}}"}"""
        );
        Assert.Equal(200, status);
        Assert.Equal(
            "candidate_not_found",
            await sandbox.ErrorAsync("candidate.info", new { id = ids[3] })
        );
        var (again, problem) = await ControlAsync(
            sandbox,
            "POST",
            "acts/candidate.delete",
            $$"""{"candidateId":"{{ids[3]}}"}"""
        );
        Assert.Equal(400, again);
        Assert.Equal("candidate_not_found", (string?)problem!["code"]);
        Assert.Equal(404, (await ControlAsync(sandbox, "POST", "acts/job.burn", "{}")).Status);
        // Nobody answers its ping, so that webhook is off and nothing was to be delivered.
        var (_, deliveries) = await ControlAsync(sandbox, "GET", "deliveries");
        Assert.Empty(deliveries!.AsArray());
    }

    [Theory]
    [InlineData("PUT", "snapshot", "{}")]
    [InlineData(
        "PUT",
        "snapshot",
        """{"mark":{"company":{"seed":1,"candidates":5,"startedAt":"2026-06-01T09:00:00Z"},"lastChange":0,"lastId":0},"now":"2026-06-01T09:00:00Z","rows":[{"collection":"weather","owner":"","id":"1","position":0,"change":1,"record":null}]}"""
    )]
    [InlineData("PUT", "clock", "not json")]
    [InlineData("POST", "keys", """{"permissions":["candidatesRaed"]}""")]
    [InlineData("POST", "faults", """{"method":"job.lst","kind":"Status500"}""")]
    [InlineData("PUT", "limit", """{"requestsPerMinute":0}""")]
    public async Task A_wrong_body_says_what_is_wrong_and_changes_nothing(
        string method,
        string path,
        string body
    )
    {
        await using var sandbox = await StartAsync();
        var before = sandbox.Server.Save();
        var (status, problem) = await ControlAsync(sandbox, method, path, body);
        Assert.Equal(400, status);
        Assert.NotEmpty((string)problem!["detail"]!);
        Assert.Equal(before, sandbox.Server.Save());
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_use_it()
    {
        await using var sandbox = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_control/reset");
        request.Headers.Add("Origin", "https://example.com");
        using var answer = await sandbox.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(403, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_limit_answers_429_until_the_minute_is_over()
    {
        await using var sandbox = await StartAsync();
        await ControlAsync(sandbox, "PUT", "limit", """{"requestsPerMinute":2}""");
        var other = sandbox.Server.AddKey("Other", "jobsRead");
        await sandbox.CallAsync("job.list");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(20));
        await sandbox.CallAsync("job.list");
        var refused = await sandbox.CallAsync("job.list");
        Assert.Equal(429, refused.Status);
        Assert.Equal("rate_limit_exceeded", refused.ErrorCode);
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Response.Headers.RetryAfter!.Delta);
        Assert.Equal(200, (await sandbox.CallAsync("job.list", key: other.Secret)).Status);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(200, (await sandbox.CallAsync("job.list")).Status);
    }

    [Fact]
    public async Task A_clock_that_was_taken_back_begins_a_new_minute()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: options =>
            options with
            {
                RequestsPerMinute = 1,
            }
        );
        sandbox.Server.TurnClock(TimeSpan.FromHours(1));
        await sandbox.ResultsAsync("job.list");
        Assert.Equal(429, (await sandbox.CallAsync("job.list")).Status);
        sandbox.Server.Reset();
        await sandbox.ResultsAsync("job.list");
        var refused = await sandbox.CallAsync("job.list");
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Response.Headers.RetryAfter!.Delta);
    }

    private static Task<RunningSandbox> StartAsync() =>
        RunningSandbox.StartAsync(change: options => options with { Control = true });

    private static async Task<string> AllAsync(RunningSandbox sandbox) =>
        (await sandbox.CallAsync("candidate.list")).Json["results"]!.ToJsonString();

    private static async Task<(int Status, JsonNode? Body)> ControlAsync(
        RunningSandbox sandbox,
        string method,
        string path,
        string? body = null
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/_control/" + path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await sandbox.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}

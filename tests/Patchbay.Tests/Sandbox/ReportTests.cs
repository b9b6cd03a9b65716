using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Reports;

namespace Patchbay.Tests.Sandbox;

public class ReportTests
{
    [Fact]
    public async Task A_report_is_in_progress_until_it_is_complete()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reportId = IdOf(sandbox, "Candidates by source");
        var started = await sandbox.ResultsAsync("report.generate", new { reportId });
        Assert.Equal("in_progress", (string?)started["status"]);
        Assert.Null(started["reportData"]);
        var requestId = (string)started["requestId"]!;
        Assert.StartsWith("rep_result:", requestId, StringComparison.Ordinal);
        var poll = new { reportId, requestId };
        Assert.Equal(
            "in_progress",
            (string?)(await sandbox.ResultsAsync("report.generate", poll))["status"]
        );
        sandbox.Clock.Advance(TimeSpan.FromSeconds(3));
        var done = await sandbox.ResultsAsync("report.generate", poll);
        Assert.Equal("complete", (string?)done["status"]);
        var rows = done["reportData"]!["data"]!.AsArray();
        Assert.Equal(["Source", "Candidates"], rows[0]!.AsArray().Select(cell => (string?)cell));
        Assert.Equal(25, rows.Skip(1).Sum(row => (int)row![1]!));
    }

    [Fact]
    public async Task Polling_alone_completes_a_report_too()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reportId = IdOf(sandbox, "Jobs by status");
        var requestId = (string)
            (await sandbox.ResultsAsync("report.generate", new { reportId }))["requestId"]!;
        var states = new List<string?>();
        for (var poll = 0; poll < 3; poll++)
            states.Add(
                (string?)
                    (await sandbox.ResultsAsync("report.generate", new { reportId, requestId }))[
                        "status"
                    ]
            );
        Assert.Equal(["in_progress", "in_progress", "complete"], states);
    }

    [Fact]
    public async Task A_complete_report_stays_the_same_for_an_hour()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reportId = IdOf(sandbox, "Candidates by source");
        var requestId = (string)
            (await sandbox.ResultsAsync("report.generate", new { reportId }))["requestId"]!;
        var poll = new { reportId, requestId };
        sandbox.Clock.Advance(TimeSpan.FromSeconds(3));
        var first = await sandbox.ResultsAsync("report.generate", poll);
        await sandbox.ResultsAsync("candidate.create", new { name = "Later" });
        sandbox.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(
            first.ToJsonString(),
            (await sandbox.ResultsAsync("report.generate", poll)).ToJsonString()
        );
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var renewed = await sandbox.ResultsAsync("report.generate", poll);
        Assert.Equal(
            26,
            renewed["reportData"]!["data"]!.AsArray().Skip(1).Sum(row => (int)row![1]!)
        );
    }

    [Fact]
    public async Task A_synchronous_report_answers_at_once_and_leaves_headers_out_when_asked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var done = await sandbox.ResultsAsync(
            "report.synchronous",
            new { reportId = IdOf(sandbox, "Users by role"), includeHeadersInData = false }
        );
        Assert.Equal("complete", (string?)done["status"]);
        var data = done["reportData"]!;
        Assert.Equal(
            ["Role", "Users"],
            data["columnNames"]!.AsArray().Select(name => (string?)name)
        );
        Assert.DoesNotContain("Role", data["data"]!.AsArray().Select(row => (string?)row![0]));
        Assert.Equal("Users by role", (string?)data["metadata"]!["title"]);
        Assert.Equal("2026-06-01T10:00:00.000Z", (string?)data["metadata"]!["cacheExpiresAt"]);
    }

    [Fact]
    public async Task A_report_whose_query_takes_too_long_fails_and_says_why()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var failed = await sandbox.ResultsAsync(
            "report.synchronous",
            new { reportId = IdOf(sandbox, "Everything at once") }
        );
        Assert.Equal("failed", (string?)failed["status"]);
        Assert.Equal("QueryTimeout", (string?)failed["failureReason"]);
        Assert.Null(failed["reportData"]);
    }

    [Fact]
    public async Task An_unknown_report_is_empty_and_an_unknown_request_invalid()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reportId = Guid.NewGuid();
        var done = await sandbox.ResultsAsync("report.synchronous", new { reportId });
        Assert.Empty(done["reportData"]!["data"]!.AsArray());
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "report.generate",
                new { reportId, requestId = "rep_result:made-up" }
            )
        );
    }

    [Fact]
    public async Task Three_reports_run_at_once_and_a_fourth_waits_30_seconds()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reportId = IdOf(sandbox, "Jobs by status");
        for (var i = 0; i < 3; i++)
            await sandbox.ResultsAsync("report.generate", new { reportId });
        foreach (var method in (string[])["report.generate", "report.synchronous"])
            IsThrottled(
                await sandbox.CallAsync(method, new { reportId }),
                "concurrent_limit_exceeded",
                "Concurrent limit exceeded",
                "Your organization has reached the maximum of 3 concurrent report operations. Please wait for existing operations to complete or try again in 30 seconds.",
                retryAfter: 30
            );
        sandbox.Clock.Advance(TimeSpan.FromSeconds(3));
        await sandbox.ResultsAsync("report.generate", new { reportId });
    }

    [Fact]
    public async Task Fifteen_starts_a_minute_and_a_sixteenth_waits_60_seconds()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var reportId = IdOf(sandbox, "Jobs by status");
        var started = await sandbox.ResultsAsync("report.generate", new { reportId });
        for (var i = 1; i < 15; i++)
            await sandbox.ResultsAsync("report.synchronous", new { reportId });
        IsThrottled(
            await sandbox.CallAsync("report.generate", new { reportId }),
            "rate_limit_exceeded",
            "Rate limit exceeded",
            "Your organization has exceeded the rate limit of 15 report requests per minute. Try again in 60 seconds.",
            retryAfter: 60
        );
        // Polling is free.
        var requestId = (string)started["requestId"]!;
        await sandbox.ResultsAsync("report.generate", new { reportId, requestId });
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await sandbox.ResultsAsync("report.generate", new { reportId });
    }

    private static void IsThrottled(
        Reply reply,
        string code,
        string entry,
        string message,
        int retryAfter
    )
    {
        Assert.Equal(429, reply.Status);
        Assert.Equal(TimeSpan.FromSeconds(retryAfter), reply.Response.Headers.RetryAfter!.Delta);
        Assert.Equal(
            new JsonObject
            {
                ["success"] = false,
                ["errors"] = new JsonArray(entry),
                ["errorInfo"] = new JsonObject
                {
                    ["code"] = code,
                    ["message"] = message,
                    ["requestId"] = reply.Response.Headers.GetValues("x-ashby-request-id").Single(),
                },
            }.ToJsonString(),
            reply.Json.ToJsonString()
        );
    }

    private static string IdOf(RunningSandbox sandbox, string title) =>
        StandardReports.IdOf(
            sandbox.Server.Sandbox.State,
            StandardReports.All.Single(report => report.Title == title)
        );
}

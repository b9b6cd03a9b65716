using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Reports;

/// <summary>Reports: started, polled, answered, under the limits of one organisation (sections 5 and 6).</summary>
internal sealed class ReportDesk(SandboxState state, IRecords runs)
{
    private const int StartsPerMinute = 15;
    private const int AtOnce = 3;
    private const int PollsUntilComplete = 3;
    private static readonly TimeSpan TimeUntilComplete = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CacheTime = TimeSpan.FromHours(1);
    private static readonly TimeSpan FailureCacheTime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RunsAreKept = TimeSpan.FromDays(1);

    public Answer Start(string reportId, bool headers, DateTimeOffset now) =>
        Admit(now) is { } refusal ? refusal : Shown(NewRun(reportId, now, now), headers, now);

    public Answer Poll(string requestId, string reportId, bool headers, DateTimeOffset now)
    {
        if (runs.Find(requestId) is not { } run || run.Text("reportId") != reportId)
            return Errors.InvalidInput("requestId is not known for this report, or has expired");
        run["polls"] = run.Whole("polls") + 1;
        return Shown(run, headers, now);
    }

    public Answer Synchronous(string reportId, bool headers, DateTimeOffset now) =>
        Admit(now) is { } refusal
            ? refusal
            : Shown(NewRun(reportId, now, now - TimeUntilComplete), headers, now);

    private JsonObject NewRun(string reportId, DateTimeOffset now, DateTimeOffset since) =>
        new()
        {
            ["id"] = "rep_result:" + state.Ids.Next("report"),
            ["reportId"] = reportId,
            ["admittedAt"] = Formats.Time(now),
            ["since"] = Formats.Time(since),
            ["polls"] = 0,
        };

    private SandboxError? Admit(DateTimeOffset now)
    {
        var known = runs.After(-1).Select(entry => entry.Record).ToList();
        foreach (var run in known.Where(run => now - Time(run, "admittedAt") > RunsAreKept))
            runs.Remove(run.Text("id")!);
        if (
            known.Count(run => now - Time(run, "admittedAt") < TimeSpan.FromMinutes(1))
            >= StartsPerMinute
        )
            return new SandboxError(
                "rate_limit_exceeded",
                "Your organization has exceeded the rate limit of 15 report requests per minute. Try again in 60 seconds.",
                Status: 429
            )
            {
                ErrorsEntry = "Rate limit exceeded",
                RetryAfterSeconds = 60,
            };
        if (known.Count(run => !IsDone(run, now)) >= AtOnce)
            return new SandboxError(
                "concurrent_limit_exceeded",
                "Your organization has reached the maximum of 3 concurrent report operations. Please wait for existing operations to complete or try again in 30 seconds.",
                Status: 429
            )
            {
                ErrorsEntry = "Concurrent limit exceeded",
                RetryAfterSeconds = 30,
            };
        return null;
    }

    private JsonObject Shown(JsonObject run, bool headers, DateTimeOffset now)
    {
        var report = StandardReports.Find(state, run.Text("reportId")!);
        var done = IsDone(run, now);
        var failed = done && report?.FailureReason is not null;
        // A finished report stays what it was until its cache ends, and is then made anew (section 6).
        if (done && (run["result"] is not JsonObject last || IsOver(last, now)))
            run["result"] = new JsonObject
            {
                ["at"] = Formats.Time(now),
                ["failed"] = failed,
                // An unknown report answers with nothing in it, not with an error (section 6).
                ["rows"] = new JsonArray([.. failed ? [] : report?.Rows(state) ?? []]),
            };
        runs.Save(run);
        return new JsonObject
        {
            ["requestId"] = run.Text("id"),
            ["status"] =
                !done ? "in_progress"
                : failed ? "failed"
                : "complete",
            ["reportData"] = done && !failed ? Data(run, report, headers) : null,
            ["failureReason"] = failed ? report!.FailureReason : null,
        };
    }

    private static JsonObject Data(JsonObject run, Report? report, bool headers)
    {
        var result = run["result"]!.AsObject();
        var rows = result["rows"]!.DeepClone().AsArray();
        if (report is not null && headers)
            rows.Insert(0, Names(report));
        var at = Time(result, "at");
        return new JsonObject
        {
            ["data"] = rows,
            ["columnNames"] = report is null ? [] : Names(report),
            ["metadata"] = new JsonObject
            {
                ["updatedAt"] = Formats.Time(at),
                ["title"] = report?.Title ?? "",
                ["reportGeneratedAt"] = Formats.Time(at),
                ["cacheExpiresAt"] = Formats.Time(at + CacheTime),
            },
        };
    }

    private static bool IsDone(JsonObject run, DateTimeOffset now) =>
        run["result"] is not null
        || run.Whole("polls") >= PollsUntilComplete
        || now - Time(run, "since") >= TimeUntilComplete;

    private static bool IsOver(JsonObject result, DateTimeOffset now) =>
        now - Time(result, "at") >= (result.Flag("failed") ? FailureCacheTime : CacheTime);

    private static DateTimeOffset Time(JsonObject record, string field) =>
        DateTimeOffset.Parse(record.Text(field)!, CultureInfo.InvariantCulture);

    private static JsonArray Names(Report report) =>
        new([.. report.Columns.Select(column => (JsonNode)column)]);
}

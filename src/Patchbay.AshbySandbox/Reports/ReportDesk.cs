using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Reports;

/// <summary>Reports: started, polled, answered, under the limits of one organisation (sections 5 and 6).</summary>
internal sealed class ReportDesk(SandboxState state)
{
    private const int StartsPerMinute = 15;
    private const int AtOnce = 3;
    private const int PollsUntilComplete = 3;
    private static readonly TimeSpan TimeUntilComplete = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CacheTime = TimeSpan.FromHours(1);

    private readonly List<DateTimeOffset> _starts = [];
    private readonly Dictionary<string, Run> _runs = [];

    public Answer Start(string reportId, bool headers, DateTimeOffset now)
    {
        if (Admit(now) is { } refusal)
            return refusal;
        var run = new Run("rep_result:" + state.Ids.Next("report"), reportId, now);
        _runs[run.RequestId] = run;
        return Shown(run, headers, now);
    }

    public Answer Poll(string requestId, string reportId, bool headers, DateTimeOffset now)
    {
        if (!_runs.TryGetValue(requestId, out var run) || run.ReportId != reportId)
            return Errors.InvalidInput("requestId is not known for this report");
        run.Polls++;
        return Shown(run, headers, now);
    }

    public Answer Synchronous(string reportId, bool headers, DateTimeOffset now)
    {
        if (Admit(now) is { } refusal)
            return refusal;
        var run = new Run(
            "rep_result:" + state.Ids.Next("report"),
            reportId,
            now - TimeUntilComplete
        );
        return Shown(run, headers, now);
    }

    private SandboxError? Admit(DateTimeOffset now)
    {
        _starts.RemoveAll(start => now - start >= TimeSpan.FromMinutes(1));
        if (_starts.Count >= StartsPerMinute)
            return new SandboxError(
                "rate_limit_exceeded",
                "Your organization has exceeded the rate limit of 15 report requests per minute. Try again in 60 seconds.",
                Status: 429
            )
            {
                ErrorsEntry = "Rate limit exceeded",
                RetryAfterSeconds = 60,
            };
        if (_runs.Values.Count(run => !run.IsComplete(now)) >= AtOnce)
            return new SandboxError(
                "concurrent_limit_exceeded",
                "Your organization has reached the maximum of 3 concurrent report operations. Please wait for existing operations to complete or try again in 30 seconds.",
                Status: 429
            )
            {
                ErrorsEntry = "Concurrent limit exceeded",
                RetryAfterSeconds = 30,
            };
        _starts.Add(now);
        return null;
    }

    private JsonObject Shown(Run run, bool headers, DateTimeOffset now)
    {
        var complete = run.IsComplete(now);
        return new JsonObject
        {
            ["requestId"] = run.RequestId,
            ["status"] = complete ? "complete" : "in_progress",
            ["reportData"] = complete ? Data(run, headers, now) : null,
            ["failureReason"] = null,
        };
    }

    private JsonObject Data(Run run, bool headers, DateTimeOffset now)
    {
        // An unknown report answers with nothing in it, not with an error (section 6).
        var report = StandardReports.Find(state, run.ReportId);
        var columns = report?.Columns ?? [];
        // A finished report stays what it was until its cache ends (section 6).
        if (run.Result is not { } result || now >= result.At + CacheTime)
            run.Result = result = (now, report is null ? [] : [.. report.Rows(state)]);
        var rows = new JsonArray([.. result.Rows.Select(row => row.DeepClone())]);
        if (report is not null && headers)
            rows.Insert(0, Names(columns));
        return new JsonObject
        {
            ["data"] = rows,
            ["columnNames"] = Names(columns),
            ["metadata"] = new JsonObject
            {
                ["updatedAt"] = Formats.Time(result.At),
                ["title"] = report?.Title ?? "",
                ["reportGeneratedAt"] = Formats.Time(result.At),
                ["cacheExpiresAt"] = Formats.Time(result.At + CacheTime),
            },
        };
    }

    private static JsonArray Names(IReadOnlyList<string> columns) =>
        new([.. columns.Select(column => (JsonNode)column)]);

    private sealed record Run(string RequestId, string ReportId, DateTimeOffset StartedAt)
    {
        public int Polls { get; set; }
        public (DateTimeOffset At, IReadOnlyList<JsonArray> Rows)? Result { get; set; }

        public bool IsComplete(DateTimeOffset now) =>
            Polls >= PollsUntilComplete || now - StartedAt >= TimeUntilComplete;
    }
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Reports;

internal sealed record Report(
    string Title,
    IReadOnlyList<string> Columns,
    Func<SandboxState, IEnumerable<JsonArray>> Rows
)
{
    /// <summary>Why it never completes; null for one that does.</summary>
    public string? FailureReason { get; init; }
}

/// <summary>The reports that every sandbox has. Their ids come from the seed; the sandbox's page lists them.</summary>
internal static class StandardReports
{
    public static readonly IReadOnlyList<Report> All =
    [
        new(
            "Jobs by status",
            ["Status", "Jobs"],
            state => Counted(state.Jobs, job => (string?)job["status"])
        ),
        new(
            "Users by role",
            ["Role", "Users"],
            state => Counted(state.Users, user => (string?)user["globalRole"])
        ),
        new(
            "Candidates by source",
            ["Source", "Candidates"],
            state => Counted(state.Candidates, candidate => (string?)candidate["source"]?["title"])
        ),
        new(
            "Applications by status",
            ["Status", "Applications"],
            state => Counted(state.Applications, application => (string?)application["status"])
        ),
        new("Everything at once", ["Row"], _ => []) { FailureReason = "QueryTimeout" },
    ];

    public static string IdOf(SandboxState state, Report report) =>
        state.Ids.Named("report", report.Title);

    public static Report? Find(SandboxState state, string reportId) =>
        All.FirstOrDefault(report =>
            string.Equals(IdOf(state, report), reportId, StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<JsonArray> Counted(IRecords records, Func<JsonObject, string?> by) =>
        records
            .After(-1)
            .CountBy(entry => by(entry.Record) ?? "(none)")
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new JsonArray(pair.Key, pair.Value));
}

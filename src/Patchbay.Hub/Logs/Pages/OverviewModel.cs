namespace Patchbay.Hub.Logs.Pages;

/// <summary>What the first page shows of the last day.</summary>
/// <param name="From">Where the day begins, as the filters of the logs take it.</param>
/// <param name="FirstAccount">To run something for; null when no account is linked.</param>
public sealed record OverviewModel(
    string From,
    IReadOnlyList<HourBar> Hours,
    long Executions,
    long Failures,
    double? Median,
    double? Slow,
    IReadOnlyList<ReasonLine> Reasons,
    IReadOnlyList<CareLine> Care,
    bool MoreCare,
    string? FirstAccount
);

/// <param name="Median">Milliseconds; 0 when nothing was run.</param>
/// <param name="Slow">What 95 of 100 did not exceed.</param>
public sealed record HourBar(
    DateTimeOffset Start,
    long Executions,
    long Failures,
    double Median,
    double Slow
);

/// <summary>Why executions failed, and how many.</summary>
public sealed record ReasonLine(string Code, string Name, string Remedy, long Count);

/// <summary>An account that somebody should look at.</summary>
/// <param name="Kind">As a badge takes it.</param>
public sealed record CareLine(string AccountId, string Name, string Kind, string State, string Why);

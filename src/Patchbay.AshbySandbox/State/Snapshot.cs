namespace Patchbay.AshbySandbox.State;

/// <summary>What a company is made of: the same three give the same bytes.</summary>
internal sealed record CompanyIdentity(int Seed, int Candidates, DateTimeOffset StartedAt);

/// <summary>Where a sandbox stands, beside its rows.</summary>
internal sealed record SandboxMark(
    CompanyIdentity Company,
    TimeSpan ClockAhead,
    long LastChange,
    long LastId
);

/// <summary>A whole sandbox, written down.</summary>
internal sealed record Snapshot(SandboxMark Mark, IReadOnlyList<StateRow> Rows);

namespace Patchbay.AshbySandbox.State;

/// <summary>What a company is made of: the same three give the same bytes.</summary>
internal sealed record CompanyIdentity(int Seed, int Candidates, DateTimeOffset StartedAt);

/// <summary>Where a sandbox stands, beside its rows.</summary>
internal sealed record SandboxMark(CompanyIdentity Company, long LastChange, long LastId);

/// <summary>A whole sandbox, written down, and what its clock showed.</summary>
internal sealed record Snapshot(SandboxMark Mark, DateTimeOffset Now, IReadOnlyList<StateRow> Rows);

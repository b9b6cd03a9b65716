namespace Patchbay.Hub.Access.Pages;

/// <summary>What the audit log's page shows.</summary>
/// <param name="OfHub">The hub's own log in place of the project's.</param>
/// <param name="Acts">What the filter offers.</param>
/// <param name="Given">The filters as the address has them.</param>
/// <param name="Fault">Why the log could not be read as asked for.</param>
public sealed record AuditModel(
    bool OfHub,
    IReadOnlyList<AuditLine> Lines,
    IReadOnlyList<string> Acts,
    IReadOnlyDictionary<string, string> Given,
    AuditVerdict? Verdict,
    string? Fault,
    string? First,
    string? Next
);

/// <param name="Actor">In words.</param>
/// <param name="ActorId">As the filter takes it.</param>
/// <param name="Given">The members that the request gave, never their values.</param>
public sealed record AuditLine(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string ActorId,
    string Act,
    string? Target,
    string? Address,
    string? RequestId,
    string? Given
);

/// <summary>Whether the chain of hashes closes, as far as it was looked at.</summary>
/// <param name="Of">Which entries: <c>all 120 entries</c>.</param>
public sealed record AuditVerdict(string Of, bool IsWhole, string? Fault);

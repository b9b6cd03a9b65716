namespace Patchbay.AshbySandbox;

/// <summary>A request that the sandbox saw. The body is kept as text; the key's secret is not kept at all.</summary>
public sealed record SandboxRequest(
    DateTimeOffset At,
    string Method,
    string? KeyTitle,
    string Body,
    int Status,
    string? ErrorCode,
    string RequestId
);

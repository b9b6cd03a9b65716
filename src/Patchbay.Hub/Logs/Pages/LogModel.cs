namespace Patchbay.Hub.Logs.Pages;

/// <summary>What the page of one request shows.</summary>
/// <param name="Tab">details or steps.</param>
/// <param name="Caller">The API key or person that sent it, by id.</param>
/// <param name="CanReplay">It ran an action that only reads.</param>
/// <param name="Advice">Null when it went well.</param>
/// <param name="Sent">What was kept of the input; null where the hub keeps no bodies.</param>
public sealed record LogModel(
    string Tab,
    LogLine Line,
    string Method,
    string Path,
    string? Category,
    string? Provider,
    string? Resource,
    string? Transport,
    string? Caller,
    string? CallerName,
    string? Address,
    string? ProviderRequestId,
    bool CanReplay,
    LogAdvice? Advice,
    string? Sent,
    string? Answered,
    IReadOnlyList<LogStep> Steps
);

/// <summary>Why it failed and what to do.</summary>
/// <param name="Boxes">What is to be ticked on the provider's key.</param>
/// <param name="Guide">Where that is explained.</param>
public sealed record LogAdvice(
    string Title,
    string Happened,
    string Remedy,
    IReadOnlyList<string> Boxes,
    string? Guide
);

/// <summary>One request to the provider.</summary>
/// <param name="Offset">When it started, in hundredths of the whole request's time.</param>
/// <param name="Width">How long it took, in the same.</param>
public sealed record LogStep(
    int Number,
    string Method,
    string Url,
    int? Status,
    bool Success,
    string Started,
    string Duration,
    double Offset,
    double Width
);

namespace Patchbay.Hub.Logs.Pages;

/// <summary>What the list of requests shows.</summary>
/// <param name="Given">The filters as the address has them.</param>
/// <param name="Fault">Why the list could not be read as asked for.</param>
/// <param name="Next">The address of the next page.</param>
public sealed record LogsModel(
    bool OfPlatform,
    IReadOnlyList<LogLine> Lines,
    IReadOnlyDictionary<string, string> Given,
    LogChoices Choices,
    string? Fault,
    string? First,
    string? Next
);

/// <param name="Account">Its owner's name; null where there is no such account any more.</param>
/// <param name="Failure">Null when it went well.</param>
/// <param name="Client">The MCP client, by its own word.</param>
public sealed record LogLine(
    string RequestId,
    DateTimeOffset At,
    string Title,
    string? AccountId,
    string? Account,
    string Source,
    int? Status,
    bool Success,
    string? Failure,
    string Duration,
    string? SessionId = null,
    string? Client = null
);

/// <summary>What the filters offer.</summary>
public sealed record LogChoices(
    IReadOnlyList<Choice> Providers,
    IReadOnlyList<Choice> Resources,
    IReadOnlyList<string> Actions
);

public sealed record Choice(string Value, string Label);

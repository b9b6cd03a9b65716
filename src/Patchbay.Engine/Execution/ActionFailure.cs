namespace Patchbay.Engine.Execution;

/// <summary>Why an execution did not end in a result; a value that callers act on.</summary>
/// <param name="Kind">What happened, for code.</param>
/// <param name="Message">What happened, for people: one or two sentences.</param>
/// <param name="Remedy">What to do about it; null when there is nothing to say.</param>
/// <param name="Retryable">The same call may succeed later without any change, and sending it again does no harm.</param>
public sealed record ActionFailure(FailureKind Kind, string Message, string? Remedy, bool Retryable)
{
    /// <summary>The stable name of <see cref="Kind"/> on the wire, such as <c>missing_permission</c>.</summary>
    public string Code => FailureCodes.Name(Kind);

    /// <summary>Every fault of the input, for <see cref="FailureKind.InvalidInput"/>.</summary>
    public IReadOnlyList<InputFault> Faults { get; init; } = [];

    /// <summary>Ids near to an unknown one, for <see cref="FailureKind.UnknownAction"/>.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The guide's names of the scopes the key lacks, for <see cref="FailureKind.MissingPermission"/>.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>The provider's own error code, such as <c>application_not_found</c>.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The provider's own message.</summary>
    public string? ProviderMessage { get; init; }

    /// <summary>The provider's id of the request, to name to its support.</summary>
    public string? ProviderRequestId { get; init; }

    /// <summary>The HTTP status the provider answered with; null when it did not answer.</summary>
    public int? ProviderStatus { get; init; }

    /// <summary>How long the provider asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <param name="Path">JSON path in the input, such as <c>$.emails[0].value</c>.</param>
/// <param name="Message">What is wrong there.</param>
public readonly record struct InputFault(string Path, string Message);

public enum FailureKind
{
    /// <summary>No action has this id.</summary>
    UnknownAction,

    /// <summary>The input does not fit the action's schema, or the provider refused it as malformed.</summary>
    InvalidInput,

    /// <summary>The provider does not accept the key.</summary>
    KeyRejected,

    /// <summary>The key lacks a permission.</summary>
    MissingPermission,

    /// <summary>What an id names is not there, or the key cannot see it.</summary>
    NotFound,

    /// <summary>The provider understood and declined, by a rule of its own.</summary>
    Refused,

    /// <summary>Too many requests for now.</summary>
    RateLimited,

    /// <summary>The provider failed.</summary>
    ProviderError,

    /// <summary>The provider answered with something that cannot be read.</summary>
    UnreadableAnswer,

    /// <summary>No connection to the provider.</summary>
    Unreachable,

    /// <summary>The provider did not answer in time.</summary>
    TimedOut,

    /// <summary>A write was sent and its answer was lost: it may or may not have happened.</summary>
    OutcomeUnknown,
}

/// <summary>The names of <see cref="FailureKind"/> on every wire.</summary>
public static class FailureCodes
{
    public static string Name(FailureKind kind) =>
        kind switch
        {
            FailureKind.UnknownAction => "unknown_action",
            FailureKind.InvalidInput => "invalid_input",
            FailureKind.KeyRejected => "key_rejected",
            FailureKind.MissingPermission => "missing_permission",
            FailureKind.NotFound => "not_found",
            FailureKind.Refused => "refused",
            FailureKind.RateLimited => "rate_limited",
            FailureKind.ProviderError => "provider_error",
            FailureKind.UnreadableAnswer => "unreadable_answer",
            FailureKind.Unreachable => "unreachable",
            FailureKind.TimedOut => "timed_out",
            FailureKind.OutcomeUnknown => "outcome_unknown",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The HTTP status by which a failure is told, by whatever wire.</summary>
    public static int Status(FailureKind kind) =>
        kind switch
        {
            FailureKind.InvalidInput or FailureKind.Refused => 400,
            FailureKind.MissingPermission => 403,
            FailureKind.UnknownAction or FailureKind.NotFound => 404,
            FailureKind.KeyRejected => 412,
            FailureKind.RateLimited => 429,
            FailureKind.ProviderError
            or FailureKind.UnreadableAnswer
            or FailureKind.Unreachable
            or FailureKind.TimedOut
            or FailureKind.OutcomeUnknown => 502,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}

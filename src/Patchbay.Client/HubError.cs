using System.Text.Json;

namespace Patchbay.Client;

/// <summary>Why a call did not end in a value.</summary>
/// <param name="Code">
/// The hub's own code, such as <c>missing_permission</c>; one of <see cref="HubErrorCodes"/> when the hub could not
/// be understood; <c>http_</c> and the status when it named no code.
/// </param>
/// <param name="Message">What happened, for people.</param>
public sealed record HubError(string Code, string Message)
{
    /// <summary>The HTTP status of the answer; null when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The same call may succeed later without any change, and sending it again does no harm.</summary>
    public bool Retryable { get; init; }

    /// <summary>Every fault of the input.</summary>
    public IReadOnlyList<HubFault> Faults { get; init; } = [];

    /// <summary>Names near to an unknown one.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>What the provider answered.</summary>
    public IReadOnlyList<HubProviderError> ProviderErrors { get; init; } = [];

    /// <summary>How long the hub asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <param name="Path">JSON path in the input, such as <c>$.emails[0].value</c>.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record HubFault(string Path, string Message);

/// <param name="Status">The HTTP status of the provider's answer.</param>
/// <param name="Url">The address that was called.</param>
/// <param name="Raw">The provider's answer, or what the hub kept of it.</param>
public sealed record HubProviderError(
    int? Status = null,
    string? Url = null,
    JsonElement? Raw = null
);

/// <summary>The codes that the client itself gives.</summary>
public static class HubErrorCodes
{
    /// <summary>No connection; nothing was sent.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No answer in time; the call may or may not have been carried out.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>The connection broke; the call may or may not have been carried out.</summary>
    public const string ConnectionLost = "connection_lost";

    /// <summary>An answer that no Patchbay hub gives.</summary>
    public const string UnreadableAnswer = "unreadable_answer";
}

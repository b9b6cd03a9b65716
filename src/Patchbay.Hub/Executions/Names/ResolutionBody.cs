using System.Text.Json.Serialization;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions.Names;

/// <summary>What became of one text, on the wire: what there is nothing to say of is left out.</summary>
/// <param name="Status">resolved, ambiguous, not_found or could_not_look.</param>
/// <param name="Match">How the text fits the name: id, exact, folded, only, prefix, part or typo.</param>
/// <param name="Fuzzy">True when the text is not the name: a beginning, a part, or misspelled.</param>
/// <param name="Guess">Why these kinds were looked through, when none was stated.</param>
/// <param name="Calls">How many calls to the provider it took.</param>
internal sealed record ResolutionBody(
    string Text,
    string Status,
    string? Kind,
    string? Id,
    string? Name,
    string? Match,
    bool? Fuzzy,
    IReadOnlyDictionary<string, string>? About,
    string? Guess,
    IReadOnlyList<string>? KindsLookedAt,
    IReadOnlyList<NamedBody>? Candidates,
    bool? MoreCandidates,
    IReadOnlyList<string>? Nearest,
    IReadOnlyList<NameFailureBody>? Failures,
    IReadOnlyList<string>? Notes,
    int Calls
)
{
    /// <param name="errors">What the hub itself says of a failure.</param>
    public static ResolutionBody Of(
        Resolution resolution,
        IReadOnlyDictionary<ActionFailure, ApiError> errors
    ) =>
        new(
            resolution.Text,
            NameWords.Of(resolution.State),
            resolution.Match?.Kind,
            resolution.Match?.Id,
            resolution.Match?.Name,
            resolution.Match is { } match ? NameWords.Of(match.Match) : null,
            resolution.Match?.IsFuzzy == true ? true : null,
            resolution.Match is { Differs.Count: > 0 } told ? NamedBody.Told(told) : null,
            resolution.Guess,
            resolution.Match is null ? resolution.Kinds : null,
            resolution.Candidates.Count == 0
                ? null
                : resolution.Candidates.Select(NamedBody.Of).ToList(),
            resolution.MoreCandidates ? true : null,
            resolution.Nearest.Count == 0 ? null : resolution.Nearest,
            resolution.Failures.Count == 0
                ? null
                : resolution
                    .Failures.Select(failure => NameFailureBody.Of(failure, errors))
                    .ToList(),
            resolution.Notes.Count == 0 ? null : resolution.Notes,
            resolution.Calls
        );
}

/// <param name="Differs">What tells it from the others.</param>
internal sealed record NamedBody(
    string? Kind,
    string Id,
    string? Name,
    string Match,
    IReadOnlyDictionary<string, string> Differs
)
{
    public static NamedBody Of(ResolvedName name) =>
        new(name.Kind, name.Id, name.Name, NameWords.Of(name.Match), Told(name));

    internal static Dictionary<string, string> Told(ResolvedName name) =>
        name.Differs.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
}

/// <summary>A read that failed, told as any other failure.</summary>
internal sealed record NameFailureBody(
    string Kind,
    string Action,
    [property: JsonPropertyName("statusCode")] int StatusCode,
    string Code,
    string Message,
    string? Remedy,
    bool Retryable
)
{
    public static NameFailureBody Of(
        NameFailure failure,
        IReadOnlyDictionary<ActionFailure, ApiError> errors
    ) =>
        errors.TryGetValue(failure.Failure, out var error)
            ? new(
                failure.Kind,
                failure.Action,
                error.Status,
                error.Code,
                error.Message,
                error.Remedy,
                error.Retryable
            )
            : new(
                failure.Kind,
                failure.Action,
                StatusCodes.Status400BadRequest,
                failure.Failure.Code,
                failure.Failure.Message,
                failure.Failure.Remedy,
                failure.Failure.Retryable
            );
}

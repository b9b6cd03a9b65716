using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Client;

/// <summary>A text to be turned into an id.</summary>
/// <param name="Text">A name, an email address, a number, or part of one.</param>
public sealed record NameQuestion(string Text)
{
    /// <summary>The kind of record, such as <c>interview_stage</c>; null leaves it to be guessed.</summary>
    public string? Kind { get; init; }

    /// <summary>What is known beside the text, by kind: an id or a name, such as that of the job.</summary>
    public IReadOnlyDictionary<string, string>? Context { get; init; }

    /// <summary>Lists tell what is archived too.</summary>
    public bool? Archived { get; init; }
}

/// <summary>What became of a text.</summary>
/// <param name="Status">resolved, ambiguous, not_found or could_not_look.</param>
public sealed record NameResolution(string Text, string Status)
{
    /// <summary>Of the record, when resolved.</summary>
    public string? Kind { get; init; }

    /// <summary>The record's id, when resolved.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>How the text fits the name: id, exact, folded, only, prefix, part or typo.</summary>
    public string? Match { get; init; }

    /// <summary>The text is not the name: a beginning, a part, or misspelled.</summary>
    public bool Fuzzy { get; init; }

    /// <summary>What is known of the record.</summary>
    [AllowNull]
    public IReadOnlyDictionary<string, string> About
    {
        get;
        init => field = value ?? new Dictionary<string, string>();
    } = new Dictionary<string, string>();

    /// <summary>Why these kinds were looked through, when none was stated.</summary>
    public string? Guess { get; init; }

    [AllowNull]
    public IReadOnlyList<string> KindsLookedAt
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The records that the text may mean, when ambiguous.</summary>
    [AllowNull]
    public IReadOnlyList<NameCandidate> Candidates
    {
        get;
        init => field = value ?? [];
    } = [];

    public bool MoreCandidates { get; init; }

    /// <summary>Names near to the text, when nothing fits.</summary>
    [AllowNull]
    public IReadOnlyList<string> Nearest
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What could not be looked through.</summary>
    [AllowNull]
    public IReadOnlyList<NameReadFailure> Failures
    {
        get;
        init => field = value ?? [];
    } = [];

    [AllowNull]
    public IReadOnlyList<string> Notes
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>How many calls to the provider it took.</summary>
    public int Calls { get; init; }
}

/// <param name="Differs">What tells it from the others.</param>
public sealed record NameCandidate(
    string Id,
    string? Kind,
    string? Name,
    string Match,
    IReadOnlyDictionary<string, string> Differs
);

/// <param name="Kind">What was looked for.</param>
/// <param name="Action">The read that failed.</param>
public sealed record NameReadFailure(
    string Kind,
    string Action,
    string Code,
    string Message,
    string? Remedy = null,
    bool Retryable = false
);

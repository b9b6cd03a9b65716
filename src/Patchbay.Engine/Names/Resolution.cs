using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Names;

/// <summary>What became of a text.</summary>
public enum ResolutionState
{
    /// <summary>One record, and no other is as good.</summary>
    Resolved,

    /// <summary>Several are as good as each other.</summary>
    Ambiguous,

    /// <summary>All was looked through and nothing fits.</summary>
    NotFound,

    /// <summary>Something could not be looked through, and nothing was found elsewhere.</summary>
    CouldNotLook,

    /// <summary>No kind has the stated name.</summary>
    UnknownKind,
}

/// <summary>A text turned into an id, or why it was not.</summary>
public sealed record Resolution(string Text, ResolutionState State)
{
    /// <summary>The record, when <see cref="ResolutionState.Resolved"/>.</summary>
    public ResolvedName? Match { get; init; }

    /// <summary>The kinds that were looked through, in their order.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Why these kinds, when none was stated; null when one was.</summary>
    public string? Guess { get; init; }

    /// <summary>Of an ambiguous text: the records, each with what makes it differ.</summary>
    public IReadOnlyList<ResolvedName> Candidates { get; init; } = [];

    /// <summary>There are more than the candidates listed.</summary>
    public bool MoreCandidates { get; init; }

    /// <summary>Of a text that was not found: names, or kinds, near to it.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    /// <summary>What could not be looked through, though something may have been found elsewhere.</summary>
    public IReadOnlyList<NameFailure> Failures { get; init; } = [];

    /// <summary>What the reader should know: bounds that were hit, context that was or was not used.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many calls this text took; what an earlier one had read costs none.</summary>
    public int Calls { get; init; }
}

/// <param name="Kind">Null for an id of which nothing says what it names.</param>
/// <param name="Match">How the text fits the name.</param>
/// <param name="Differs">What tells it from the other candidates, or what is known of it.</param>
public sealed record ResolvedName(
    string Id,
    string? Kind,
    string? Name,
    NameMatch Match,
    IReadOnlyList<KeyValuePair<string, string>> Differs
)
{
    /// <summary>The text is not the name: a beginning of it, a part, or misspelled.</summary>
    public bool IsFuzzy => Match is NameMatch.Prefix or NameMatch.Part or NameMatch.Typo;
}

/// <param name="Kind">What was looked for.</param>
/// <param name="Action">The read that failed.</param>
public sealed record NameFailure(string Kind, string Action, ActionFailure Failure);

using System.Text.Json;

namespace Patchbay.Engine.Names;

/// <summary>A kind of record that people call by name: how it is found, told from others, and where its id goes.</summary>
public sealed record NameKind
{
    /// <summary>Such as <c>interview_stage</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Such as <c>interview stages</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>What people call it, in several languages.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Texts that name such a record by themselves, such as <c>onsite</c>.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>First words of a text that is about such a record, such as <c>in</c> of <c>in Berlin</c>.</summary>
    public required IReadOnlyList<string> Starts { get; init; }

    /// <summary>It has a number that people write, such as <c>NL-115</c>.</summary>
    public bool Codes { get; init; }

    /// <summary>When it is looked through although nothing says the kind: 1 at first, 2 after that; null never.</summary>
    public int? Guess { get; init; }

    /// <summary>Where a record carries its names.</summary>
    public required IReadOnlyList<NamePath> Names { get; init; }

    /// <summary>Where a record carries its addresses.</summary>
    public required IReadOnlyList<NamePath> Emails { get; init; }

    /// <summary>What a record is shown as.</summary>
    public required IReadOnlyList<NamePath> Shown { get; init; }

    /// <summary>What tells two records apart.</summary>
    public required IReadOnlyList<NameTell> Tells { get; init; }

    /// <summary>How one is read by its id; null when no action does that.</summary>
    public NameGet? Get { get; init; }

    /// <summary>Id of the action that lists it when there are no words; null takes the first way to find it.</summary>
    public string? Browse { get; init; }

    /// <summary>The ways to find it, the best first.</summary>
    public required IReadOnlyList<NameFind> Find { get; init; }

    /// <summary>By the kind that a context names: the field of a record that must hold its id.</summary>
    public required IReadOnlyDictionary<string, NamePath> Within { get; init; }

    /// <summary>The fields that take its id: <c>jobId</c>, or <c>ashby_get_job.id</c> for one action.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }
}

/// <param name="Label">Such as <c>location</c>.</param>
/// <param name="Of">The kind whose id the field holds; null when it holds what is to be told.</param>
public sealed record NameTell(string Label, NamePath Path, string? Of);

public sealed record NameGet(string Action, string Field);

/// <summary>One way to find records.</summary>
/// <param name="Action">Id of a read.</param>
/// <param name="Search">Its fields that take the text; none for a list that is looked through here.</param>
/// <param name="Needs">Its fields that take another record's id.</param>
/// <param name="Input">What it is always sent.</param>
/// <param name="At">Where the answer holds the records; null for the answer itself.</param>
/// <param name="Archived">The flag that makes it tell what is archived too; null when there is none.</param>
/// <param name="Pages">How many pages are read at most.</param>
/// <param name="Note">What a reader should know of what was found so.</param>
public sealed record NameFind(
    string Action,
    IReadOnlyList<NameSearch> Search,
    IReadOnlyList<NameNeed> Needs,
    JsonElement Input,
    NamePath? At,
    string? Archived,
    int Pages,
    string? Note
);

public sealed record NameSearch(string Field, SearchBy By);

/// <summary>What a provider's search makes of a text.</summary>
public enum SearchBy
{
    /// <summary>Finds it within names.</summary>
    Part,

    /// <summary>Finds whole names alone.</summary>
    Exact,

    /// <summary>Finds a number or a code alone.</summary>
    Code,

    /// <summary>Finds an address alone.</summary>
    Email,
}

/// <param name="Field">The field that takes the id.</param>
/// <param name="Kind">Of which kind it is.</param>
/// <param name="From">Where it comes from when the context does not name it.</param>
/// <param name="Path">The field of that record that holds it; null for its own id.</param>
public sealed record NameNeed(string Field, string Kind, NeedFrom From, NamePath? Path);

public enum NeedFrom
{
    /// <summary>From the context alone.</summary>
    Context,

    /// <summary>From the records that the text names.</summary>
    Text,

    /// <summary>From every record of the kind.</summary>
    All,
}

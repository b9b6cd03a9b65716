using Patchbay.Engine.Schemas;

namespace Patchbay.Engine.Definitions;

/// <summary>One thing a connector can do, exactly as its file says.</summary>
public sealed record ActionDefinition
{
    /// <summary>Such as <c>ashby_list_candidates</c>; unique, never changes.</summary>
    public required string Id { get; init; }

    public required string Label { get; init; }

    /// <summary>Name of the <see cref="ResourceDefinition"/> it belongs to.</summary>
    public required string Resource { get; init; }

    public required string Description { get; init; }

    /// <summary>One line that says which neighbour serves better when this one is the wrong choice.</summary>
    public string? NotFor { get; init; }

    /// <summary>Other names people use for it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Requests that people phrase when they want it.</summary>
    public required IReadOnlyList<string> Requests { get; init; }

    /// <summary>Ids of the actions that give the ids it needs, follow it, or are confused with it.</summary>
    public required IReadOnlyList<string> Related { get; init; }

    /// <summary>The provider's method, such as <c>candidate.list</c>; the path is it with a slash before.</summary>
    public required string Endpoint { get; init; }

    /// <summary>True for what the guide does not list.</summary>
    public required bool Additional { get; init; }

    public required Effect Effect { get; init; }

    /// <summary>No other call and no page of the provider can undo it.</summary>
    public bool Irreversible { get; init; }

    /// <summary>It sends mail to a candidate, or has an option that does.</summary>
    public bool MailsCandidate { get; init; }

    /// <summary>Sending the same call again leaves the same state. True for every read.</summary>
    public bool SafeToRepeat { get; init; }

    /// <summary>The guide's scopes.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Where the provider's own reference asks for another scope than the guide: which, and why.</summary>
    public required IReadOnlyList<ScopeDifference> ProviderScopes { get; init; }

    /// <summary>What a key must hold to be sure: the guide's scopes and the provider's.</summary>
    public required IReadOnlyList<string> MinimalScopes { get; init; }

    public required Paging Paging { get; init; }

    public required JsonSchema Input { get; init; }

    /// <summary>Schema of the answer's <c>results</c>.</summary>
    public required JsonSchema Output { get; init; }

    /// <summary>The provider's error codes this action is known to answer with.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>Set when a file is uploaded before the call.</summary>
    public UploadStep? Upload { get; init; }

    /// <summary>Set when the call is repeated until its result is there.</summary>
    public PollStep? Poll { get; init; }

    /// <summary>The largest answer read, in bytes; null takes the engine's default.</summary>
    public int? MaxResponseBytes { get; init; }

    public bool IsPaged => Paging != Paging.None;
}

public sealed record ScopeDifference(string Scope, string Reason);

/// <summary>What an action does to the provider.</summary>
public enum Effect
{
    Read,
    Create,
    Update,
    Delete,
}

public enum Paging
{
    None,

    /// <summary>Pages by <c>cursor</c>.</summary>
    Cursor,

    /// <summary>Pages by <c>cursor</c>; the last page gives a <c>syncToken</c> that later returns only what changed.</summary>
    CursorAndSyncToken,
}

/// <summary>A file goes first to a URL the provider names; its handle then takes the file's place in the call.</summary>
/// <param name="HandleEndpoint">The method that gives URL, form fields and handle.</param>
/// <param name="Context">The provider's word for what the file is for.</param>
/// <param name="FileField">The input field that carries the file.</param>
/// <param name="HandleField">The field of the final call that carries the handle.</param>
public sealed record UploadStep(
    string HandleEndpoint,
    string Context,
    string FileField,
    string HandleField
);

/// <summary>The call is sent again with a request id until its status is a final one.</summary>
/// <param name="IdField">Field of the result, and of the next call, that carries the request id.</param>
/// <param name="StatusField">Field of the result that carries the status.</param>
/// <param name="Pending">The statuses that mean: ask again.</param>
/// <param name="Failed">The statuses that mean: it will never be there.</param>
/// <param name="ReasonField">Field of the result that says why it failed.</param>
/// <param name="Interval">The wait between two questions.</param>
/// <param name="Timeout">When to stop asking.</param>
public sealed record PollStep(
    string IdField,
    string StatusField,
    IReadOnlyList<string> Pending,
    IReadOnlyList<string> Failed,
    string? ReasonField,
    TimeSpan Interval,
    TimeSpan Timeout
);

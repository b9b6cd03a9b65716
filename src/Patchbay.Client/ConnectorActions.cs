using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Client;

/// <summary>The actions that a connector offers through the hub.</summary>
/// <param name="Key">Such as <c>ashby</c>.</param>
public sealed record ConnectorActions(string Key, string Name, string Version)
{
    [AllowNull]
    public IReadOnlyList<ActionSummary> Actions
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <param name="Id">Such as <c>ashby_list_candidates</c>.</param>
public sealed record ActionSummary(string Id, string Label)
{
    public string? Description { get; init; }

    [AllowNull]
    public IReadOnlyList<string> RequiredScopes
    {
        get;
        init => field = value ?? [];
    } = [];

    [AllowNull]
    public IReadOnlyList<string> Tags
    {
        get;
        init => field = value ?? [];
    } = [];
}

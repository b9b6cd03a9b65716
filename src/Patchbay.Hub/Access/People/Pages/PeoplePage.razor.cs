using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Dashboard;

namespace Patchbay.Hub.Access.People.Pages;

public sealed partial class PeoplePage
{
    private static readonly (string Name, string Meaning)[] Roles =
    [
        (PersonRole.Viewer, "sees everything, changes nothing"),
        (PersonRole.Member, "changes everything inside projects"),
        (PersonRole.Admin, "people, projects and encryption keys as well"),
    ];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Parameter, EditorRequired]
    public required PeopleModel Model { get; set; }

    private DashboardView View => Http.Features.GetRequiredFeature<DashboardView>();
}

public sealed record PeopleModel(IReadOnlyList<ShownPerson> People)
{
    /// <summary>The invitation that was just made; its link is in this answer alone.</summary>
    public MadeInvitation? Invited { get; init; }

    /// <summary>Why nothing was changed.</summary>
    public string? Fault { get; init; }

    public string TypedEmail { get; init; } = "";

    public string TypedName { get; init; } = "";

    public string TypedRole { get; init; } = PersonRole.Viewer;
}

/// <param name="IsSelf">Whoever looks at the page: nobody can take their own way in.</param>
public sealed record ShownPerson(
    string Id,
    string Name,
    string Email,
    string Role,
    bool Locked,
    DateTimeOffset CreatedAt,
    bool IsSelf
);

public sealed record MadeInvitation(string Email, string Link, DateTimeOffset ExpiresAt)
{
    // The link must not reach a log by way of a record's own text.
    public override string ToString() => Email;
}

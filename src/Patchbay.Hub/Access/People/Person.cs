using Microsoft.AspNetCore.Identity;

namespace Patchbay.Hub.Access.People;

/// <summary>Somebody who signs in to the dashboard. There are no passwords.</summary>
internal sealed class Person : IdentityUser
{
    public required string Name { get; set; }

    /// <summary>One of <see cref="PersonRole"/>.</summary>
    public required string Role { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal static class PersonRole
{
    /// <summary>Everything, people and projects too.</summary>
    public const string Admin = "admin";

    /// <summary>Everything inside projects.</summary>
    public const string Member = "member";

    /// <summary>Sees, and changes nothing.</summary>
    public const string Viewer = "viewer";

    public static IReadOnlyList<string> All { get; } = [Admin, Member, Viewer];
}

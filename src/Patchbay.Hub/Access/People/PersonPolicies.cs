using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Patchbay.Hub.Access.People;

/// <summary>Which roles open a page; each includes those that may do more.</summary>
internal static class PersonPolicies
{
    public const string Viewer = "person viewer";
    public const string Member = "person member";
    public const string Admin = "person admin";

    public static IReadOnlyList<string> All { get; } = [Viewer, Member, Admin];

    public static void AddPersonPolicies(this AuthorizationBuilder authorization) =>
        authorization
            .AddPolicy(Viewer, For(PersonRole.Viewer, PersonRole.Member, PersonRole.Admin))
            .AddPolicy(Member, For(PersonRole.Member, PersonRole.Admin))
            .AddPolicy(Admin, For(PersonRole.Admin));

    private static Action<AuthorizationPolicyBuilder> For(params string[] roles) =>
        policy =>
            policy
                .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser()
                .RequireRole(roles);
}

using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Patchbay.Hub.Access.People;

/// <summary>What the cookie says of a person. It is held against the database at each request, so a lost role is lost at once.</summary>
internal sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(identity.RoleClaimType, user.Role));
        identity.AddClaim(new(ClaimTypes.GivenName, user.Name));
        return identity;
    }
}

using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>
/// Whom a provider's word stands for: the person it was linked to before, else whoever was invited under that e-mail address
/// or comes from an allowed domain, and is linked from now on.
/// </summary>
internal sealed class OidcPeople(
    OidcSettings settings,
    UserManager<Person> people,
    Invitations invitations,
    SignIns signIns
)
{
    /// <returns>The person, or why there is none.</returns>
    public async Task<(Person? Person, SignInProblem? Problem)> FindAsync(
        OidcIdentity who,
        HttpContext http
    )
    {
        if (await people.FindByLoginAsync(who.Issuer, who.Subject) is { } linked)
            return (linked, null);
        if (who.VerifiedEmail is not { } email)
            return (null, SignInProblem.EmailNotVerified);
        // Not linked by the address alone: they signed in another way so far, and the address may be another's now.
        if (await people.FindByEmailAsync(email) is not null)
            return (null, SignInProblem.PersonExists);

        var invitation = await invitations.FindByEmailAsync(email, http.RequestAborted);
        var why = invitation is null ? "allowed domain" : "invitation";
        if (invitation is null && IsAllowed(email))
            (invitation, _) = await invitations.CreateAsync(
                email,
                who.Name is { Length: > 0 and <= 200 } name ? name : email,
                settings.DefaultRole,
                http.RequestAborted
            );
        if (
            invitation is null
            || await invitations.AcceptAsync(invitation, Ids.New("person"), http.RequestAborted)
                is not { } person
        )
            return (null, SignInProblem.NotInvited);

        var link = new UserLoginInfo(who.Issuer, who.Subject, settings.Name);
        var added = await people.AddLoginAsync(person, link);
        if (!added.Succeeded)
            throw new InvalidOperationException($"The person could not be linked: {added}");
        await signIns.RecordAsync("person.joined", person, OidcSlice.Scheme, http, why);
        return (person, null);
    }

    private bool IsAllowed(string email) =>
        settings.AllowedDomains.Contains(
            email[(email.LastIndexOf('@') + 1)..],
            StringComparer.OrdinalIgnoreCase
        );
}

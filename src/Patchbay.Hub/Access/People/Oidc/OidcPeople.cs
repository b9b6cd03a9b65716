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
    Newcomers newcomers,
    SignIns signIns
)
{
    /// <returns>The person, or why there is none.</returns>
    public async Task<(Person? Person, SignInProblem? Problem)> FindAsync(
        OidcIdentity who,
        HttpContext http
    )
    {
        if (!who.Fits)
            return (null, SignInProblem.IdentityTooLong);
        if (await people.FindByLoginAsync(who.Issuer, who.Subject) is { } linked)
            return (linked, null);
        if (who.VerifiedEmail is not { } email)
            return (null, SignInProblem.EmailNotVerified);
        // Not linked by the address alone: they signed in another way so far, and the address may be another's now.
        if (await people.FindByEmailAsync(email) is not null)
            return (null, SignInProblem.PersonExists);

        var invitation = await invitations.FindByEmailAsync(email, http.RequestAborted);
        var person =
            invitation is not null
                ? await newcomers.AcceptAsync(
                    invitation,
                    Ids.New("person"),
                    LinkAsync,
                    http.RequestAborted
                )
            : IsAllowed(email)
                ? await newcomers.AdmitAsync(
                    Ids.New("person"),
                    email,
                    who.Name is { Length: > 0 and <= 200 } name ? name : email,
                    settings.DefaultRole,
                    LinkAsync,
                    http.RequestAborted
                )
            : null;
        if (person is null)
            return (null, SignInProblem.NotInvited);
        await signIns.RecordAsync(
            "person.joined",
            person,
            OidcSlice.Scheme,
            http,
            invitation is null ? "allowed domain" : "invitation"
        );
        return (person, null);

        Task<IdentityResult> LinkAsync(Person made) =>
            people.AddLoginAsync(made, new(who.Issuer, who.Subject, settings.Name));
    }

    private bool IsAllowed(string email) =>
        settings.AllowedDomains.Contains(
            email[(email.LastIndexOf('@') + 1)..],
            StringComparer.OrdinalIgnoreCase
        );
}

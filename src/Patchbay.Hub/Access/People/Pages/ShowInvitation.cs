using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access.People.Oidc;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.People.Pages;

/// <summary>GET /invite?token=…: the page behind an invitation's link.</summary>
internal static class ShowInvitation
{
    public static async Task<IResult> HandleAsync(
        Invitations invitations,
        HttpContext http,
        [FromServices] OidcSettings? oidc,
        string token = ""
    )
    {
        var found = await invitations.FindAsync(token, http.RequestAborted);
        return HtmlPage.Show<InvitePage>(
            http,
            new
            {
                Invited = found is null
                    ? null
                    : new InvitedPerson(found.Name, found.Email, found.Role, token),
                Provider = oidc?.Name,
            }
        );
    }
}

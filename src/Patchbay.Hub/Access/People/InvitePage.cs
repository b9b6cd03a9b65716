using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access.People.Oidc;

namespace Patchbay.Hub.Access.People;

/// <summary>GET /invite?token=…: the page behind an invitation's link.</summary>
internal static class InvitePage
{
    private const string Script =
        PasskeyScript.Shared
        + """
            const token = new URLSearchParams(location.search).get('token');
            document.getElementById('passkey').addEventListener('click', () => run(async () => {
              const options = PublicKeyCredential.parseCreationOptionsFromJSON(await send('/invite/passkey/options', { token }));
              const credential = await navigator.credentials.create({ publicKey: options });
              await send('/invite/passkey', { token, credential: credential.toJSON() });
              location.assign('/account');
            }));
            """;

    public static async Task<ContentHttpResult> HandleAsync(
        Invitations invitations,
        HttpContext http,
        [FromServices] OidcSettings? oidc,
        string token = ""
    )
    {
        var invitation = await invitations.FindAsync(token, http.RequestAborted);
        return invitation is null
            ? Page.Show(
                http,
                "Invitation",
                $"<p>{Page.Text(AcceptInvitation.Over.Message)} {Page.Text(AcceptInvitation.Over.Remedy!)}</p>"
            )
            : Page.Show(
                http,
                "Invitation",
                $"""
                <p>{Page.Text(invitation.Name)}, you are invited as {Page.Text(invitation.Role)}, under {Page.Text(
                    invitation.Email
                )}.</p>
                <p><button id="passkey" type="button">Make a passkey and sign in</button></p>
                {OidcButton.Html(oidc)}
                <p id="problem" role="alert"></p>
                <noscript><p>A passkey needs JavaScript.</p></noscript>
                """,
                Script
            );
    }
}

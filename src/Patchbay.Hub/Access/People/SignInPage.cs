using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access.People.Oidc;

namespace Patchbay.Hub.Access.People;

/// <summary>GET /sign-in.</summary>
internal static class SignInPage
{
    private const string Script =
        PasskeyScript.Shared
        + """
            document.getElementById('passkey').addEventListener('click', () => run(async () => {
              const options = PublicKeyCredential.parseRequestOptionsFromJSON(await send('/sign-in/passkey/options'));
              const credential = await navigator.credentials.get({ publicKey: options });
              await send('/sign-in/passkey', credential.toJSON());
              location.assign('/account');
            }));
            """;

    /// <param name="problem">The code of a <see cref="SignInProblem"/>.</param>
    public static ContentHttpResult Handle(
        HttpContext http,
        [FromServices] OidcSettings? oidc,
        string problem = "",
        string returnUrl = ""
    ) =>
        Page.Show(
            http,
            "Sign in",
            $"""
            <p><button id="passkey" type="button">Sign in with a passkey</button></p>
            {OidcButton.Html(oidc, returnUrl)}
            <p id="problem" role="alert">{Page.Text(SignInProblem.SentenceOf(problem))}</p>
            <noscript><p>A passkey needs JavaScript.</p></noscript>
            """,
            Script
        );
}

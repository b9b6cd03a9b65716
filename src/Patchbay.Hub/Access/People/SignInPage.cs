using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Access.People;

/// <summary>GET /sign-in.</summary>
internal static class SignInPage
{
    private const string Body = """
        <p><button id="passkey" type="button">Sign in with a passkey</button></p>
        <p id="problem" role="alert">{0}</p>
        <noscript><p>A passkey needs JavaScript.</p></noscript>
        """;

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

    /// <param name="problem"><c>used</c>: a sign-in link that was used or is wrong.</param>
    public static ContentHttpResult Handle(HttpContext http, string problem = "") =>
        Page.Show(
            http,
            "Sign in",
            Body.Replace(
                "{0}",
                problem == "used"
                    ? "That link was used already, or the hub was started anew: see what it printed last."
                    : "",
                StringComparison.Ordinal
            ),
            Script
        );
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Patchbay.Hub.Access.People.Pages;

namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>GET /sign-in/oidc?returnUrl=…: sends the browser to the provider.</summary>
internal static class BeginOidc
{
    public static async Task<IResult> HandleAsync(
        OidcRefusals refusals,
        HttpContext http,
        string returnUrl = ""
    )
    {
        try
        {
            await http.ChallengeAsync(
                OidcSlice.Scheme,
                new() { RedirectUri = ShowSignIn.Local(returnUrl) }
            );
            return TypedResults.Empty;
        }
        // What the framework throws when it cannot read what the provider publishes, or its answer is an error.
        catch (Exception fault)
            when (fault
                    is InvalidOperationException
                        or HttpRequestException
                        or IOException
                        or OperationCanceledException
                        or OpenIdConnectProtocolException
                && !http.RequestAborted.IsCancellationRequested
            )
        {
            return TypedResults.Redirect(
                await refusals.TellAsync(SignInProblem.ProviderUnreachable, fault, http)
            );
        }
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>
/// What the hub adds to the framework's code flow. It holds no services: the framework takes it up at every request, whatever
/// the request is for.
/// </summary>
internal sealed class OidcEvents : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        // Behind a proxy that ends TLS the request does not tell the address that the provider knows.
        var hub = Service<HubAddress>(context.HttpContext).Public(context.Request);
        context.ProtocolMessage.RedirectUri = new Uri(
            hub,
            OidcSlice.CallbackPath.TrimStart('/')
        ).AbsoluteUri;
        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        // In the code flow the framework takes an unsigned token, for it came from the provider itself.
        if (context.SecurityToken.SignatureAlgorithm is null or SecurityAlgorithms.None)
            context.Fail(new SecurityTokenInvalidSignatureException("The ID token is unsigned."));
        return Task.CompletedTask;
    }

    /// <summary>Everything that the protocol demands was checked, the nonce as the last.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var (person, problem) = await Service<OidcPeople>(http)
            .FindAsync(OidcIdentity.From(context.Principal!), http);
        if (person is null)
            http.Response.Redirect(
                await Service<OidcRefusals>(http).TellAsync(problem!, null, http)
            );
        else if (await Service<SignIns>(http).SignInAsync(person, OidcSlice.Scheme, http) is null)
            http.Response.Redirect(context.ReturnUri!);
        else
            http.Response.Redirect(SignInProblem.LockedOut.Page);
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(
            await Service<OidcRefusals>(context.HttpContext)
                .TellAsync(ProblemOf(context.Failure!), context.Failure, context.HttpContext)
        );
    }

    private static SignInProblem ProblemOf(Exception failure) =>
        failure switch
        {
            // The provider's own error, to the browser or to the hub.
            OpenIdConnectProtocolException when failure.Data.Contains("error") =>
                SignInProblem.ProviderRefused,
            AuthenticationFailureException => SignInProblem.NotBegunHere,
            HttpRequestException or OperationCanceledException or IOException =>
                SignInProblem.ProviderUnreachable,
            _ => SignInProblem.AnswerNotTrusted,
        };

    private static T Service<T>(HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();
}

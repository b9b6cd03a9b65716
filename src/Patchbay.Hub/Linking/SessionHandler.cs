using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>Reads the connect session's token, sent by the component inside a customer's page.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Sessions sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ConnectSession";

    private ApiError _fault = SessionErrors.Unknown;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var token = Request.Headers["x-hub-session-token"].ToString();
        if (token.Length is 0 or > 200)
            return AuthenticateResult.NoResult();
        var session = await sessions.FindAsync(token, Context.RequestAborted);
        if (session is null)
            return AuthenticateResult.NoResult();
        if (
            SessionErrors.Of(sessions.StateOf(session)) is { } fault
            && !(HttpMethods.IsGet(Request.Method) && sessions.WasJustUsed(session))
        )
        {
            _fault = fault;
            return AuthenticateResult.NoResult();
        }
        Context.Features.Set(session);
        Context.SetAuditActor(session.ProjectId, session.Actor);
        var person = new ClaimsPrincipal(new ClaimsIdentity(SchemeName));
        return AuthenticateResult.Success(new(person, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        _fault.ExecuteAsync(Context);
}

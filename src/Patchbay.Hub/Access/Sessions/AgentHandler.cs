using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>Lets in by an agent session's token, and says why not. A request without one is the API key handler's.</summary>
internal sealed class AgentHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AgentCheck check
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Agent";

    private ApiError? _refusal;

    /// <summary>Who answers for a request: null is this handler itself.</summary>
    public static string? Forward(HttpContext http) =>
        AgentCheck.Applies(http) ? null : ApiKeyHandler.SchemeName;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            check.Run(Context, out _refusal) ? ApiKeyCheck.Known : AuthenticateResult.NoResult()
        );

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = _refusal ?? AgentSessionErrors.Unknown;
        Context.Features.Set(new RefusedKey(refusal.Code));
        return refusal.ExecuteAsync(Context);
    }
}

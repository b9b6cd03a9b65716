using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Patchbay.Hub.Access.Sessions;

namespace Patchbay.Hub.Access;

/// <summary>
/// The short way for a key or an agent's token that opens the route: the framework's makes a handler, a principal and a context for each
/// request. Whatever does not pass here goes that way, which is also who refuses.
/// </summary>
internal sealed class ApiKeyPolicies(
    IAuthorizationService authorization,
    ApiKeyCheck keys,
    AgentCheck sessions
) : PolicyEvaluator(authorization)
{
    private static readonly Task<AuthenticateResult> Known = Task.FromResult(ApiKeyCheck.Known);

    private static readonly Task<PolicyAuthorizationResult> Allowed = Task.FromResult(
        PolicyAuthorizationResult.Success()
    );

    public override Task<AuthenticateResult> AuthenticateAsync(
        AuthorizationPolicy policy,
        HttpContext context
    )
    {
        if (
            context.User.Identity is { IsAuthenticated: true }
            || !IsLetIn(policy.AuthenticationSchemes, context)
        )
            return base.AuthenticateAsync(policy, context);
        context.User = ApiKeyCheck.Known.Principal!;
        return Known;
    }

    private bool IsLetIn(IReadOnlyList<string> schemes, HttpContext context) =>
        schemes switch
        {
            [ApiKeyHandler.SchemeName] => keys.Run(context, out _, out _),
            [AgentHandler.SchemeName] => AgentCheck.Applies(context)
                ? sessions.Run(context, out _)
                : keys.Run(context, out _, out _),
            _ => false,
        };

    public override Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy,
        AuthenticateResult authenticationResult,
        HttpContext context,
        object? resource
    )
    {
        if (!ReferenceEquals(authenticationResult, ApiKeyCheck.Known))
            return base.AuthorizeAsync(policy, authenticationResult, context, resource);
        foreach (var requirement in policy.Requirements)
            if (
                requirement is not DenyAnonymousAuthorizationRequirement
                && (requirement is not HeldScope scope || !scope.IsMet(context))
            )
                return base.AuthorizeAsync(policy, authenticationResult, context, resource);
        return Allowed;
    }
}

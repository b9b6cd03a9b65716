using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Patchbay.Hub.Access;

/// <summary>
/// The short way for a key that opens the route: the framework's makes a handler, a principal and a context for each
/// request. Whatever does not pass here goes that way, which is also who refuses.
/// </summary>
internal sealed class ApiKeyPolicies(IAuthorizationService authorization, ApiKeyCheck check)
    : PolicyEvaluator(authorization)
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
            policy.AuthenticationSchemes is not [ApiKeyHandler.SchemeName]
            || context.User.Identity is { IsAuthenticated: true }
            || !check.Run(context, out _, out _)
        )
            return base.AuthenticateAsync(policy, context);
        context.User = ApiKeyCheck.Known.Principal!;
        return Known;
    }

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

using Microsoft.AspNetCore.Authorization;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>Says on an endpoint which scope an API key needs for it.</summary>
internal sealed record RequiredScope(KeyScopes Scope);

internal static class ScopeRule
{
    /// <summary>Only with an API key that holds this scope; the handler's <see cref="Caller"/> then says whose key it is.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, KeyScopes scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(Policy(scope)).WithMetadata(new RequiredScope(scope));

    public static void AddScopePolicies(this AuthorizationBuilder authorization)
    {
        foreach (var scope in KeyScopeNames.Single)
            authorization.AddPolicy(
                Policy(scope),
                policy =>
                    policy
                        .AddAuthenticationSchemes(ApiKeyHandler.SchemeName)
                        .RequireAuthenticatedUser()
                        .AddRequirements(new HeldScope(scope))
            );
    }

    public static ApiError Missing(KeyScopes scope) =>
        new(
            StatusCodes.Status403Forbidden,
            "missing_scope",
            $"The API key does not hold the scope {string.Join(", ", scope.Names())}."
        )
        {
            Remedy = "Use a key that holds it; POST /api_keys makes one.",
        };

    private static string Policy(KeyScopes scope) => $"scope {scope}";
}

/// <summary>The caller's key holds the scope. Not by claims: they would be made anew for every execution.</summary>
internal sealed class HeldScope(KeyScopes scope)
    : AuthorizationHandler<HeldScope>,
        IAuthorizationRequirement
{
    public bool IsMet(HttpContext http) =>
        http.Features.Get<Caller>() is { } caller && caller.Scopes.HasFlag(scope);

    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        HeldScope requirement
    )
    {
        if (context.Resource is HttpContext http && requirement.IsMet(http))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Authentication;
using Patchbay.Hub.Access.People;

namespace Patchbay.Hub.Access;

internal static class AccessSlice
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<IAccess, ProjectAccess>();
        builder.Services.AddHostedService<ApiKeyUse>();
        builder.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName);
        builder.Services.AddAuthorizationBuilder().AddScopePolicies();
        builder.AddPeople();
    }

    /// <summary>A way to say who calls, and the policy of its name that demands it.</summary>
    public static void AddScheme<THandler>(this WebApplicationBuilder builder, string name)
        where THandler : AuthenticationHandler<AuthenticationSchemeOptions>
    {
        builder.Services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(builder.Services).AddScheme<
            AuthenticationSchemeOptions,
            THandler
        >(name, null);
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(
                name,
                policy => policy.AddAuthenticationSchemes(name).RequireAuthenticatedUser()
            );
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseRateLimiter();
        // Answers the way back from an OpenID provider. Left out, the framework puts it first: before error bodies and limits.
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccess(this WebApplication app)
    {
        var keys = app.MapGroup("/api_keys");
        keys.MapGet("", ListApiKeys.Handle).RequireScope(KeyScopes.PlatformRead);
        keys.MapPost("", CreateApiKey.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("api_key.created");
        keys.MapDelete("/{id}", RevokeApiKey.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("api_key.revoked");

        var projects = app.MapGroup("/projects").RequireScope(KeyScopes.HubAdmin);
        projects.MapGet("", ListProjects.Handle);
        projects.MapPost("", CreateProject.HandleAsync).Audited("project.created", ofHub: true);
        projects
            .MapPost("/{id}/api_keys", CreateApiKey.HandleForProjectAsync)
            .Audited("project.api_key_created", ofHub: true);

        app.MapPeople();

        app.MapGet("/audit_log", ExportAuditLog.OfProject).RequireScope(KeyScopes.LogsRead);
        app.MapGet("/audit_log/hub", ExportAuditLog.OfHub).RequireScope(KeyScopes.HubAdmin);
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization.Policy;
using Patchbay.Hub.Access.Pages;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access;

internal static class AccessSlice
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<ApiKeyLimit>();
        builder.Services.AddSingleton<ApiKeyCheck>();
        builder.Services.AddSingleton<IPolicyEvaluator, ApiKeyPolicies>();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<IAccess, ProjectAccess>();
        builder.Services.AddSingleton<ProjectBrands>();
        builder.Services.AddSingleton<IBrands>(services =>
            services.GetRequiredService<ProjectBrands>()
        );
        builder.Services.AddHostedService<ApiKeyUse>();
        builder.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName);
        builder.Services.AddAuthorizationBuilder().AddScopePolicies();
        builder.AddAgentSessions();
        builder.AddPeople();
    }

    /// <summary>A way to say who calls, and the policy of its name that demands it.</summary>
    public static void AddScheme<THandler>(
        this WebApplicationBuilder builder,
        string name,
        Action<AuthenticationSchemeOptions>? configure = null
    )
        where THandler : AuthenticationHandler<AuthenticationSchemeOptions>
    {
        builder.Services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(builder.Services).AddScheme<
            AuthenticationSchemeOptions,
            THandler
        >(name, configure);
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
        MapKeys(app.MapGroup("/api_keys").Tells("keys"));
        AgentAccess.MapAgentSessions(app.MapGroup("/agent_sessions").Tells("agents"));
        AgentAccess.MapAgentPages(app.DashboardPages());
        MapKeyPages(app.DashboardPages());
        MapBrandPages(app.DashboardPages());
        MapProjects(app.MapGroup("/projects").RequireScope(KeyScopes.HubAdmin));
        MapBrand(app.MapGroup("/brand"));
        app.MapPeople();
        MapAuditLog(app.MapGroup("/audit_log"));
        MapAuditPages(app.DashboardPages());
    }

    private static void MapKeys(RouteGroupBuilder keys)
    {
        const string tag = "API keys";
        keys.MapGet("", ListApiKeys.Handle)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("list_api_keys", tag, "The project's keys, revoked and expired ones too");
        keys.MapPost("", CreateApiKey.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("api_key.created")
            .Documented(
                "create_api_key",
                tag,
                "Makes a key; this answer alone shows it",
                "A key hands on only scopes that it holds. expires_in is in seconds; without it the key does not expire. limits bound what it may call in its life, by REST and MCP alike."
            )
            .Example(
                """{"name":"Agent","scopes":["actions:execute"],"expires_in":2592000,"limits":{"actions":["ashby_list_*","ashby_create_candidate_note"],"max_calls":5000,"max_writes":50}}"""
            );
        keys.MapDelete("/{id}", RevokeApiKey.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("api_key.revoked")
            .Documented("revoke_api_key", tag, "From the next request on the key opens nothing");
    }

    private static void MapKeyPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/keys", ShowKeys.Handle);
        pages
            .MapPost("/keys", ShowKeys.MakeAsync)
            .ForMembers()
            .Audited("api_key.created")
            .Tells("keys");
        pages
            .MapPost("/keys/{id}/revoke", ShowKeys.RevokeAsync)
            .ForMembers()
            .Audited("api_key.revoked")
            .Tells("keys");
    }

    private static void MapBrandPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/settings/brand", ShowBrand.Handle);
        pages.MapPost("/settings/brand", ShowBrand.SetAsync).ForMembers().Audited("brand.set");
        pages
            .MapPost("/settings/brand/remove", ShowBrand.RemoveAsync)
            .ForMembers()
            .Audited("brand.deleted");
    }

    private static void MapProjects(RouteGroupBuilder projects)
    {
        const string tag = "Projects";
        projects
            .MapGet("", ListProjects.Handle)
            .Documented("list_projects", tag, "The hub's projects");
        projects
            .MapPost("", CreateProject.HandleAsync)
            .Audited("project.created", ofHub: true)
            .Documented("create_project", tag, "Makes a further project")
            .Example("""{"name":"Staging"}""");
        projects
            .MapPost("/{id}/api_keys", CreateApiKey.HandleForProjectAsync)
            .Audited("project.api_key_created", ofHub: true)
            .Documented("create_project_api_key", tag, "Makes a key of any project")
            .Example("""{"name":"First key","scopes":["platform:read","platform:write"]}""");
    }

    private static void MapBrand(RouteGroupBuilder brand)
    {
        const string tag = "Brand";
        brand
            .MapGet("", GetBrand.Handle)
            .RequireScope(KeyScopes.PlatformRead)
            .Documented("get_brand", tag, "How the project's pages look to its customers")
            .Fails(StatusCodes.Status404NotFound);
        brand
            .MapPut("", SetBrand.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("brand.set")
            .Documented(
                "set_brand",
                tag,
                "Puts the project's name, logo, colours and domain in place of the hub's",
                "What is left out is unset. Colours are #rrggbb and must be readable on the page's ground. Requests to the domain are shown under the brand."
            )
            .Example(
                """{"name":"Acme Hiring","logo_url":"https://acme.example/logo.svg","accent":"#5b2a86","accent_dark":"#c9a7e8","domain":"connect.acme.example"}"""
            )
            .Fails(StatusCodes.Status409Conflict);
        brand
            .MapDelete("", DeleteBrand.HandleAsync)
            .RequireScope(KeyScopes.PlatformWrite)
            .Audited("brand.deleted")
            .Documented("delete_brand", tag, "The project's pages are the hub's own again")
            .Fails(StatusCodes.Status404NotFound);
    }

    private static void MapAuditLog(RouteGroupBuilder log)
    {
        const string tag = "Audit log";
        log.MapGet("", ExportAuditLog.OfProject)
            .RequireScope(KeyScopes.LogsRead)
            .Documented("export_audit_log", tag, "Who did what in the project, oldest first")
            .Produces<string>(StatusCodes.Status200OK, ExportAuditLog.MediaType);
        log.MapGet("/hub", ExportAuditLog.OfHub)
            .RequireScope(KeyScopes.HubAdmin)
            .Documented("export_hub_audit_log", tag, "Who did what to the hub itself")
            .Produces<string>(StatusCodes.Status200OK, ExportAuditLog.MediaType);
    }

    private static void MapAuditPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/audit", ShowAudit.OfProjectAsync);
        pages.MapGet("/audit/export", ExportAuditLog.OfProject);
        pages.MapGet("/audit/hub", ShowAudit.OfHubAsync).ForAdmins();
        pages.MapGet("/audit/hub/export", ExportAuditLog.OfHub).ForAdmins();
    }
}

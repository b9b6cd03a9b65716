using Microsoft.AspNetCore.Authorization;
using Patchbay.Hub.Access.Sessions.Pages;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.Sessions;

internal static class AgentAccess
{
    public const string Policy = "agent";

    public static void AddAgentSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AgentSessions>();
        builder.Services.AddSingleton<AgentCheck>();
        builder.AddScheme<AgentHandler>(
            AgentHandler.SchemeName,
            scheme => scheme.ForwardDefaultSelector = AgentHandler.Forward
        );
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(
                Policy,
                policy =>
                    policy
                        .AddAuthenticationSchemes(AgentHandler.SchemeName)
                        .RequireAuthenticatedUser()
                        .AddRequirements(new HeldScope(KeyScopes.ActionsExecute))
            );
    }

    /// <summary>
    /// For agents: with the token of an agent session in the query, or with an API key that may execute actions. The
    /// handler's <see cref="Caller"/> then says whose session or key it is.
    /// </summary>
    public static TBuilder RequireAgent<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints
            .RequireAuthorization(Policy)
            .WithMetadata(new RequiredScope(KeyScopes.ActionsExecute));

    public static void MapAgentPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/agents", ShowAgents.HandleAsync);
        pages
            .MapPost("/agents", ShowAgents.MakeAsync)
            .ForMembers()
            .Audited("agent_session.created")
            .Tells("agents");
        pages
            .MapPost("/agents/{id}/revoke", ShowAgents.RevokeAsync)
            .ForMembers()
            .Audited("agent_session.revoked")
            .Tells("agents");
    }

    public static void MapAgentSessions(RouteGroupBuilder sessions)
    {
        const string tag = "Agent sessions";
        sessions.RequireScope(KeyScopes.ActionsExecute);
        sessions
            .MapGet("", ReadAgentSessions.List)
            .Documented(
                "list_agent_sessions",
                tag,
                "The project's agent sessions, newest first",
                "Ended ones too, until a week after they would have expired. None shows its token."
            )
            .Paged();
        sessions
            .MapPost("", CreateAgentSession.HandleAsync)
            .Audited("agent_session.created")
            .Documented(
                "create_agent_session",
                tag,
                "Makes an address by which an agent calls actions over MCP; this answer alone shows it",
                "It is for the named accounts or for all of an origin owner, and never allows more than the key that makes it: its calls count under that key's limits too, and it ends with the key."
            )
            .Example(
                """{"name":"Screening agent","account_ids":["acc_…"],"limits":{"effects":["read","update"],"max_writes":20},"expires_in":3600}"""
            )
            .Fails(StatusCodes.Status404NotFound);
        sessions
            .MapGet("/{id}", ReadAgentSessions.Get)
            .Documented("get_agent_session", tag, "One agent session, without its token");
        sessions
            .MapDelete("/{id}", RevokeAgentSession.HandleAsync)
            .Audited("agent_session.revoked")
            .Documented(
                "revoke_agent_session",
                tag,
                "From the next request on its address opens nothing"
            );
    }
}

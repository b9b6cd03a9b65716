using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>DELETE /agent_sessions/{id}: its token opens nothing from the next request on. Its row stays for a week.</summary>
internal static class RevokeAgentSession
{
    public static async Task<Results<Ok<AgentSessionAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        AgentSessions sessions
    ) =>
        sessions.Find(caller.ProjectId, id) is { } known
            ? TypedResults.Ok(AgentSessionAnswer.From(await sessions.RevokeAsync(known)))
            : AgentSessionErrors.NotFound(id);
}

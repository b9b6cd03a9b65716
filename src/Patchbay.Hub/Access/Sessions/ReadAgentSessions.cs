using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>GET /agent_sessions and GET /agent_sessions/{id}. Their tokens cannot be read again.</summary>
internal static class ReadAgentSessions
{
    public static Results<Ok<Answer>, ApiError> List(
        Caller caller,
        AgentSessions sessions,
        HttpContext http
    ) =>
        http.Request.Query.Page(out var page) is { } fault
            ? fault
            : TypedResults.Ok(
                new Answer(
                    sessions
                        .List(caller.ProjectId, page.Skip, page.Size)
                        .Select(known => AgentSessionAnswer.From(known))
                        .ToList(),
                    page.Number,
                    page.Size
                )
            );

    public static Results<Ok<AgentSessionAnswer>, ApiError> Get(
        string id,
        Caller caller,
        AgentSessions sessions
    ) =>
        sessions.Find(caller.ProjectId, id) is { } known
            ? TypedResults.Ok(AgentSessionAnswer.From(known))
            : AgentSessionErrors.NotFound(id);

    internal sealed record Answer(IReadOnlyList<AgentSessionAnswer> Data, int Page, int PageSize);
}

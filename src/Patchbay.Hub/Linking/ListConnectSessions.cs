using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>GET /connect_sessions: links that can still be used, newest first; filter <c>origin_owner_id</c>. Ours.</summary>
internal static class ListConnectSessions
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        Caller caller,
        Sessions sessions,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        if (query.Page(out var page) is { } fault)
            return fault;
        var open = await sessions.ListOpenAsync(
            caller.ProjectId,
            query.List("origin_owner_id", "origin_owner_ids"),
            page,
            http.RequestAborted
        );
        return TypedResults.Ok(
            new Answer(
                open.Select(session => ConnectSessionAnswer.From(session)).ToList(),
                page.Number,
                page.Size
            )
        );
    }

    internal sealed record Answer(IReadOnlyList<ConnectSessionAnswer> Data, int Page, int PageSize);
}

using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>DELETE /connect_sessions/{id}: its link opens nothing from now on. Ours.</summary>
internal static class RevokeConnectSession
{
    public static async Task<Results<Ok<ConnectSessionAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        Sessions sessions,
        HttpContext http
    ) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await sessions.RevokeAsync(caller.ProjectId, number, http.RequestAborted) is { } session
            ? TypedResults.Ok(ConnectSessionAnswer.From(session))
            : SessionErrors.NotFound(id);
}

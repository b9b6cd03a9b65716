using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>POST /connect_sessions/authenticate: whose session a token is.</summary>
internal static class AuthenticateConnectSession
{
    internal sealed record Request([property: Required] string? Token);

    public static async Task<Results<Created<ConnectSessionAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        Sessions sessions,
        HttpContext http
    )
    {
        if (string.IsNullOrWhiteSpace(request.Token))
            return ApiError.Invalid("token is required.", new ApiFault("$.token", "is required"));
        var session = await sessions.FindAsync(request.Token, http.RequestAborted);
        if (session?.ProjectId != caller.ProjectId)
            return SessionErrors.Unknown;
        if (SessionErrors.Of(sessions.StateOf(session)) is { } fault)
            return fault;
        return TypedResults.Created((string?)null, ConnectSessionAnswer.From(session));
    }
}

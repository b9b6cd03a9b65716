using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>
/// /hub/connection_attempts: what the hub component does around a sign-in at the provider, which happens in a window of
/// its own: it begins a try, asks how it went, and may give it up.
/// </summary>
internal static class HubAttempts
{
    /// <param name="Token">The session's token once more; the header's is the one that counts.</param>
    internal sealed record Request(string? Token);

    internal sealed record Begun(string Id);

    internal sealed record Answer(string Status, LinkedId? Account, Reason? Error);

    internal sealed record LinkedId(string Id);

    internal sealed record Reason(string Code, string? Description);

    public static async Task<Results<Ok<Begun>, ApiError>> BeginAsync(
        Request request,
        ConnectSession session,
        Sessions sessions,
        Attempts attempts,
        HttpContext http
    )
    {
        if (request.Token is { Length: > 0 } token)
        {
            var named = await sessions.FindAsync(token, http.RequestAborted);
            if (named?.Id != session.Id)
                return SessionErrors.Unknown;
        }
        var attempt = attempts.New(session);
        await attempts.AddAsync(attempt, http.RequestAborted);
        return TypedResults.Ok(new Begun(attempt.Id));
    }

    public static async Task<Results<Ok<Answer>, ApiError>> ReadAsync(
        string id,
        ConnectSession session,
        Attempts attempts,
        TimeProvider time,
        HttpContext http
    ) =>
        await FindAsync(id, session, attempts, http) is { } attempt
            ? TypedResults.Ok(Show(attempt, time.GetUtcNow()))
            : AttemptErrors.NotFound(id);

    public static async Task<Results<Ok<Answer>, ApiError>> CancelAsync(
        string id,
        ConnectSession session,
        Attempts attempts,
        TimeProvider time,
        HttpContext http
    )
    {
        if (await FindAsync(id, session, attempts, http) is not { } attempt)
            return AttemptErrors.NotFound(id);
        await attempts.EndAsync(
            attempt,
            AttemptStatus.Cancelled,
            "cancelled",
            "The person who was linking gave it up.",
            http.RequestAborted
        );
        return await FindAsync(id, session, attempts, http) is { } ended
            ? TypedResults.Ok(Show(ended, time.GetUtcNow()))
            : AttemptErrors.NotFound(id);
    }

    /// <summary>
    /// GET /connect/oauth2/{id}: where the component sends a person to sign in at the provider. No connector here has
    /// that; the window says so, and the waiting component too.
    /// </summary>
    public static async Task<ApiError> SignInAsync(
        string integrationId,
        Sessions sessions,
        ICatalog catalog,
        Attempts attempts,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        var token = query["token"].ToString();
        var session = token.Length is > 0 and < 200
            ? await sessions.FindAsync(token, http.RequestAborted)
            : null;
        if (session is null)
            return SessionErrors.Unknown;
        if (!sessions.IsLive(session))
            return SessionErrors.Expired;
        var profile = catalog.FindProfile(session.ProjectId, integrationId);
        var error = profile is null
            ? ApiError.NotFound(
                "profile_not_found",
                $"There is no active connector profile {integrationId}."
            )
            : new ApiError(
                StatusCodes.Status400BadRequest,
                "no_oauth",
                $"{profile.Name} is linked with a key, not by signing in."
            );
        var attemptId = query["connection_attempt_id"].ToString();
        if (await FindAsync(attemptId, session, attempts, http) is { } attempt)
            await attempts.EndAsync(
                attempt,
                AttemptStatus.Error,
                error.Code,
                error.Message,
                http.RequestAborted
            );
        return error;
    }

    private static async Task<ConnectionAttempt?> FindAsync(
        string id,
        ConnectSession session,
        Attempts attempts,
        HttpContext http
    ) =>
        await attempts.FindAsync(session.ProjectId, id, http.RequestAborted) is { } attempt
        && attempt.SessionId == session.Id
            ? attempt
            : null;

    private static Answer Show(ConnectionAttempt attempt, DateTimeOffset now) =>
        new(
            attempt.StatusAt(now),
            attempt.AccountId is { } account ? new(account) : null,
            attempt.ErrorCode is { } code ? new(code, attempt.ErrorDescription) : null
        );
}

internal static class AttemptErrors
{
    public static ApiError NotFound(string id) =>
        ApiError.NotFound("attempt_not_found", $"There is no connection attempt {id}.");
}

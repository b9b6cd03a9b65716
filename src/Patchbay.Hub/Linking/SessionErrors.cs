using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>400 where a session is of no use: StackOne's hub component shows nothing at all on a 401 or 403.</summary>
internal static class SessionErrors
{
    public static ApiError Expired { get; } =
        new(StatusCodes.Status400BadRequest, "session_expired", "This link has expired.")
        {
            Remedy = "Ask for a new link: each is good for a limited time.",
        };

    public static ApiError Revoked { get; } =
        new(StatusCodes.Status400BadRequest, "session_revoked", "This link was withdrawn.")
        {
            Remedy = "Ask whoever sent it for a new one.",
        };

    public static ApiError Used { get; } =
        new(StatusCodes.Status400BadRequest, "session_used", "This link has been used already.")
        {
            Remedy = "Ask for a new link: each links one account, unless it was made for several.",
        };

    public static ApiError Unknown { get; } =
        new(StatusCodes.Status400BadRequest, "session_invalid", "This link is not valid.")
        {
            Remedy = "Ask for a new link, or send the session's token in x-hub-session-token.",
        };

    /// <summary>Null for a live session.</summary>
    public static ApiError? Of(SessionState state) =>
        state switch
        {
            SessionState.Live => null,
            SessionState.Revoked => Revoked,
            SessionState.Used => Used,
            _ => Expired,
        };

    public static ApiError TooManyKeys(TimeSpan wait) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "too_many_keys",
            "Too many keys that do not work were tried with this link."
        )
        {
            Remedy = $"Try again in {Math.Max(1, Math.Ceiling(wait.TotalMinutes))} minutes.",
            Retryable = true,
            RetryAfter = wait,
        };

    public static ApiError TooManyChecks(TimeSpan wait) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "too_many_checks",
            "The key was checked several times in the last minutes."
        )
        {
            Remedy =
                $"Check again in {Math.Max(1, Math.Ceiling(wait.TotalMinutes))} minutes. It is also checked every day by itself.",
            Retryable = true,
            RetryAfter = wait,
        };

    public static ApiError NotFound(string id) =>
        ApiError.NotFound(
            "session_not_found",
            $"There is no connect session {id} in this project."
        ) with
        {
            Remedy = "GET /connect_sessions lists those that are open.",
        };
}

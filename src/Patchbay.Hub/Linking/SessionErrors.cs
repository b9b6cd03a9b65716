using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>All 400: StackOne's hub component shows nothing at all on a 401 or 403.</summary>
internal static class SessionErrors
{
    public static ApiError Expired { get; } =
        new(StatusCodes.Status400BadRequest, "session_expired", "This link has expired.")
        {
            Remedy = "Ask for a new link: each is good for a limited time.",
        };

    public static ApiError Unknown { get; } =
        new(StatusCodes.Status400BadRequest, "session_invalid", "This link is not valid.")
        {
            Remedy = "Ask for a new link, or send the session's token in x-hub-session-token.",
        };
}

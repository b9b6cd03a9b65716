using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Sessions;

internal static class AgentSessionErrors
{
    private const string Anew =
        "POST /agent_sessions makes another one, with an address of its own.";

    public static ApiError Unknown { get; } =
        Refused("session_unknown", "The token is not one of an agent session.");

    public static ApiError Expired(AgentSession session) =>
        Refused("session_expired", $"The agent session expired at {session.ExpiresAt:u}.");

    public static ApiError Revoked(AgentSession session) =>
        Refused("session_revoked", $"The agent session was revoked at {session.RevokedAt:u}.");

    /// <param name="why">What became of the key that made it.</param>
    public static ApiError MakerEnded(string why) =>
        Refused("session_revoked", $"The agent session was made by a key that has ended. {why}");

    public static ApiError NotFound(string id) =>
        ApiError.NotFound(
            "session_not_found",
            $"There is no agent session {id} in this project."
        ) with
        {
            Remedy = "GET /agent_sessions lists them; they are kept for a week after their end.",
        };

    private static ApiError Refused(string code, string message) =>
        new(StatusCodes.Status401Unauthorized, code, message) { Remedy = Anew };
}

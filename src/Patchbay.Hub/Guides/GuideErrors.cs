using Patchbay.Hub.Http;

namespace Patchbay.Hub.Guides;

internal static class GuideErrors
{
    public static ApiError UnknownConnector(string key) =>
        ApiError.NotFound("connector_not_found", $"There is no connector {key}.");

    public static readonly ApiError UnknownProfile = ApiError.NotFound(
        "profile_not_found",
        "There is no connector profile of this id for this connector."
    );

    public static readonly ApiError UnknownSession = ApiError.NotFound(
        "session_invalid",
        "There is no connect session of this token that can still be used."
    );
}

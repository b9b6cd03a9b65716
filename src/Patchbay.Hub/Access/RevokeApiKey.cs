using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>DELETE /api_keys/{id}: from the next request on the key opens nothing. Its row stays, for the log's sake.</summary>
internal static class RevokeApiKey
{
    public static async Task<Results<Ok<ApiKeyAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        ApiKeys keys
    )
    {
        if (Find(keys, caller, id) is not { } known)
            return ApiError.NotFound(
                "api_key_not_found",
                $"There is no API key {id} in this project."
            );
        if ((known.Row.Scopes & ~caller.Scopes) is not KeyScopes.None and var beyond)
            return new ApiError(
                StatusCodes.Status403Forbidden,
                "scope_not_held",
                $"The key holds more than yours: {string.Join(", ", beyond.Names())}."
            )
            {
                Remedy = "Revoke it with a key that holds that as well.",
            };
        await keys.RevokeAsync(known.Row);
        var revoked = Find(keys, caller, id)!;
        return TypedResults.Ok(ApiKeyAnswer.From(revoked));
    }

    private static ApiKeyInUse? Find(ApiKeys keys, Caller caller, string id) =>
        keys.All.FirstOrDefault(key => key.Row.Id == id && key.Row.ProjectId == caller.ProjectId);
}

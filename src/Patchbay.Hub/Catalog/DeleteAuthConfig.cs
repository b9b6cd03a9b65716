using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>DELETE /auth_configs/{id}: only once no account is linked by it.</summary>
internal static class DeleteAuthConfig
{
    public static async Task<Results<Ok<AuthConfig>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        HubAddress address,
        HttpContext http
    )
    {
        if (catalog.FindProfile(caller.ProjectId, id) is not { } profile)
            return AuthConfigRules.NotFound(id);
        if (await accounts.UsesProfileAsync(id, http.RequestAborted))
            return new ApiError(
                StatusCodes.Status409Conflict,
                "profile_in_use",
                $"Accounts are linked by the connector profile {profile.Name}."
            )
            {
                Remedy =
                    "Delete them or move them to another profile first, or switch this one off: PATCH /auth_configs/{id} {\"active\":false}.",
            };
        var answer = AuthConfig.From(profile, catalog, address.Public(http.Request));
        return await catalog.DeleteProfileAsync(caller.ProjectId, id, http.RequestAborted)
            ? TypedResults.Ok(answer)
            : AuthConfigRules.NotFound(id);
    }
}

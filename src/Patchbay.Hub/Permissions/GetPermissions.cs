using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>GET /accounts/{id}/permissions: what is known of the key's permissions, without asking the provider.</summary>
internal static class GetPermissions
{
    public static async Task<Results<Ok<PermissionsAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        IPermissions permissions,
        ICatalog catalog,
        HubLinks links,
        HttpContext http
    )
    {
        if (
            await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } account
            || !catalog.TryGetConnector(account.Provider, out var connector)
        )
            return AccountErrors.NotFound(id);
        return TypedResults.Ok(
            PermissionsAnswer.From(
                account,
                await permissions.FindAsync(account, http.RequestAborted),
                connector,
                catalog.FindProfile(account.ProjectId, account.ProfileId),
                links
            )
        );
    }
}

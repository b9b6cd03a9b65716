using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>
/// POST /accounts/{id}/permissions/check: asks the provider now. An account in error whose key works again is active
/// after it.
/// </summary>
internal static class CheckPermissions
{
    public static async Task<Results<Ok<PermissionsAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        IPermissions permissions,
        ICatalog catalog,
        Rechecks rechecks,
        HubLinks links,
        HttpContext http
    )
    {
        if (
            await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } account
            || !catalog.TryGetConnector(account.Provider, out var connector)
        )
            return AccountErrors.NotFound(id);
        var profile = catalog.FindProfile(account.ProjectId, account.ProfileId);
        var status = AccountStatus.Shown(account, profile);
        if (profile is null || status is AccountStatus.Suspended or AccountStatus.Inactive)
            return new ApiError(
                StatusCodes.Status412PreconditionFailed,
                $"account_{status}",
                $"The account is {status}: nothing is asked of {connector.Info.Name} for it."
            )
            {
                Remedy = "Switch it on first.",
            };
        var failure = await rechecks.CheckAsync(account, profile, Keep.Grants, http.RequestAborted);
        if (failure is not null)
            return KeyFault.Explain(
                failure,
                connector,
                rejected: StatusCodes.Status412PreconditionFailed
            );
        return TypedResults.Ok(
            PermissionsAnswer.From(
                account,
                await permissions.FindAsync(account, http.RequestAborted),
                connector,
                profile,
                links
            )
        );
    }
}

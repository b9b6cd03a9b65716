using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>
/// POST /accounts/{id}/permissions/check: asks the provider now. An account in error whose key works again is active
/// after it.
/// </summary>
internal static class CheckPermissions
{
    public const string Act = "account.permissions_checked";

    public static async Task<Results<Ok<PermissionsAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        AccountReports reports,
        Rechecks rechecks,
        HttpContext http
    )
    {
        if (await reports.FindAsync(caller.ProjectId, id, http.RequestAborted) is not { } found)
            return AccountErrors.NotFound(id);
        var (account, connector, profile) = found;
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
        if (failure is null)
            return TypedResults.Ok(await reports.AnswerAsync(found, http.RequestAborted));
        // It was done all the same, and may have put the account in error.
        await http.RecordActAsync(Act);
        return KeyFault.Explain(
            failure,
            connector,
            rejected: StatusCodes.Status412PreconditionFailed
        );
    }
}

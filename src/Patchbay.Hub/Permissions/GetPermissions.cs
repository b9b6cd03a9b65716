using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>GET /accounts/{id}/permissions: what is known of the key's permissions, without asking the provider.</summary>
internal static class GetPermissions
{
    public static async Task<Results<Ok<PermissionsAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        AccountReports reports,
        HttpContext http
    ) =>
        await reports.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } found
            ? TypedResults.Ok(await reports.AnswerAsync(found, http.RequestAborted))
            : AccountErrors.NotFound(id);
}

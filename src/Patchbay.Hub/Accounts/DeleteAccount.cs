using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// DELETE /accounts/{id}: the sealed key is gone at once, the rest after the retention time. The provider's own key stays
/// as it is.
/// </summary>
internal static class DeleteAccount
{
    public static async Task<Results<Ok<LinkedAccountAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await accounts.DeleteAsync(caller.ProjectId, id, http.RequestAborted) is { } account
            ? TypedResults.Ok(LinkedAccountAnswer.From(account, catalog))
            : AccountErrors.NotFound(id);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

/// <summary>GET /accounts/{id}.</summary>
internal static class GetAccount
{
    public static async Task<Results<Ok<LinkedAccountAnswer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } account
            ? TypedResults.Ok(LinkedAccountAnswer.From(account, catalog))
            : AccountErrors.NotFound(id);
}

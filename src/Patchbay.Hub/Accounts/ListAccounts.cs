using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

/// <summary>GET /accounts: a bare array, for StackOne's generated clients read nothing else.</summary>
internal static class ListAccounts
{
    public static async Task<Results<Ok<List<LinkedAccountAnswer>>, ApiError>> HandleAsync(
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        if (query.Page(out var page) is { } fault)
            return fault;
        var filter = new AccountFilter(
            query.List("provider", "providers"),
            query.List("account_ids"),
            query.List("origin_owner_id", "origin_owner_ids"),
            query.List("status"),
            page.Skip,
            page.Size
        );
        var found = await accounts.ListAsync(caller.ProjectId, filter, http.RequestAborted);
        return TypedResults.Ok(
            found.Select(account => LinkedAccountAnswer.From(account, catalog)).ToList()
        );
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

/// <summary>GET /accounts/{id}/meta: what kind of provider the account is of. Deprecated at StackOne.</summary>
internal static class GetAccountMeta
{
    // StackOne's unified models, of which Patchbay has none.
    private static readonly Dictionary<string, object> NoModels = [];

    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } account
        && catalog.TryGetConnector(account.Provider, out var connector)
            ? TypedResults.Ok(new Answer(account.Provider, connector.Info.Category, NoModels))
            : AccountErrors.NotFound(id);

    internal sealed record Answer(
        string Provider,
        string Category,
        IReadOnlyDictionary<string, object> Models
    );
}

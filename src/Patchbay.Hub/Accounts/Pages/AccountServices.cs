using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Linking;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>What every form that changes an account needs.</summary>
internal readonly record struct AccountServices(
    Caller Caller,
    IAccounts Accounts,
    ICatalog Catalog,
    ILinking Linking,
    TimeProvider Time,
    HttpContext Http
)
{
    /// <summary>Changes the account as PATCH /accounts/{id} does; null once that is done.</summary>
    public async Task<Hub.Http.ApiError?> ChangeAsync(string id, UpdateAccount.Request change) =>
        (
            await UpdateAccount.HandleAsync(
                id,
                change,
                Caller,
                Accounts,
                Catalog,
                Linking,
                Time,
                Http
            )
        ).Result as Hub.Http.ApiError;
}

using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>accounts/{id}/delete: says what is lost, and deletes. A page, so that it works without script too.</summary>
internal static class ShowDeleteAccount
{
    public static async Task<IResult> HandleAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        Retention retention,
        HttpContext http
    ) =>
        await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } account
            ? HtmlPage.Show<DeleteAccountPage>(
                http,
                new
                {
                    Account = AccountLine.From(account, catalog),
                    Days = (int)retention.Kept.TotalDays,
                }
            )
            : AccountErrors.NotFound(id);

    public static async Task<IResult> SubmitAsync(
        string id,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        (await DeleteAccount.HandleAsync(id, caller, accounts, catalog, http)).Result
            is ApiError fault
            ? fault
            : HtmlPage.Then(
                http.Features.GetRequiredFeature<DashboardView>().To("accounts?done=deleted")
            );
}

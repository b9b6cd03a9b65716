using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Catalog.Pages;

/// <summary>GET …/profiles/{id}/delete asks, POST does it.</summary>
internal static class DeleteProfile
{
    public static async Task<IResult> AskAsync(
        string id,
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        HttpContext http
    )
    {
        if (catalog.FindProfile(caller.ProjectId, id) is not { } profile)
            return AuthConfigRules.NotFound(id);
        var linked = await accounts.CountByProfileAsync(caller.ProjectId, http.RequestAborted);
        return Page(http, profile, linked.GetValueOrDefault(id), StatusCodes.Status200OK);
    }

    public static async Task<IResult> HandleAsync(
        string id,
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        HubAddress address,
        HttpContext http
    )
    {
        var known = catalog.FindProfile(caller.ProjectId, id);
        var answer = await DeleteAuthConfig.HandleAsync(
            id,
            caller,
            catalog,
            accounts,
            address,
            http
        );
        if (answer.Result is not ApiError fault)
            return HtmlPage.Then(
                http.Features.GetRequiredFeature<DashboardView>().To("profiles?done=deleted")
            );
        if (known is null || fault.Status == StatusCodes.Status404NotFound)
            return fault;
        var linked = await accounts.CountByProfileAsync(caller.ProjectId, http.RequestAborted);
        return Page(http, known, linked.GetValueOrDefault(id), fault.Status);
    }

    private static RazorComponentResult<DeleteProfilePage> Page(
        HttpContext http,
        Profile profile,
        int accounts,
        int status
    ) =>
        HtmlPage.Show<DeleteProfilePage>(
            http,
            new
            {
                profile.Id,
                profile.Name,
                Accounts = accounts,
            },
            status
        );
}

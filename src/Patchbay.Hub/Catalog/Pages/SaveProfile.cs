using Microsoft.AspNetCore.Http.Features;
using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Catalog.Pages;

/// <summary>POST …/profiles/new and …/profiles/{id}: what the API's own handlers take, from a form.</summary>
internal static class SaveProfile
{
    public static async Task<IResult> CreateAsync(
        IFormCollection sent,
        Caller caller,
        ICatalog catalog,
        ProviderAddresses providers,
        HubAddress address,
        TimeProvider time,
        HttpContext http
    )
    {
        var form = ProfileForm.Read(sent);
        var answer = await CreateAuthConfig.HandleAsync(
            new(
                form.Connector,
                form.Name ?? "",
                null,
                form.Environment,
                form.Active,
                form.Default,
                form.Enabled,
                form.Agents
            ),
            caller,
            catalog,
            providers,
            address,
            time,
            http
        );
        return await ThenAsync(answer.Result, "created", form, null, caller, http);
    }

    public static async Task<IResult> UpdateAsync(
        string id,
        IFormCollection sent,
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpContext http
    )
    {
        var form = ProfileForm.Read(sent);
        var answer = await UpdateAuthConfig.HandleAsync(
            id,
            new(form.Name ?? "", form.Active, form.Default, form.Enabled, form.Agents),
            caller,
            catalog,
            address,
            http
        );
        return answer.Result is ApiError { Status: StatusCodes.Status404NotFound } gone
            ? gone
            : await ThenAsync(answer.Result, "saved", form, id, caller, http);
    }

    private static async Task<IResult> ThenAsync(
        IResult answer,
        string done,
        ProfileForm form,
        string? id,
        Caller caller,
        HttpContext http
    ) =>
        answer is ApiError fault
            ? await ShowProfile.AgainAsync(form, id, fault, caller, http)
            : HtmlPage.Then(
                http.Features.GetRequiredFeature<DashboardView>().To($"profiles?done={done}")
            );
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Dashboard.Pages;

/// <summary>The dashboard's settings: what this hub runs with, its encryption keys, a further project.</summary>
internal sealed class ShowSettings(VaultRotator rotator, LogSettings logs, HubAddress address)
{
    private static readonly string Version = typeof(ShowSettings)
        .Assembly.GetName()
        .Version!.ToString(3);

    public static Task<IResult> HandleAsync(ShowSettings page, HttpContext http) =>
        page.ShowAsync(http, fault: null);

    public static async Task<IResult> RotateAsync(
        VaultRotator rotator,
        DashboardView view,
        HttpContext http
    )
    {
        await RotateVault.StartAsync(rotator, http);
        return HtmlPage.Then(view.To("settings?done=saved"));
    }

    public static async Task<IResult> StopAsync(
        VaultRotator rotator,
        DashboardView view,
        HttpContext http
    ) =>
        (await RotateVault.StopAsync(rotator, http)).Result is ApiError refusal
            ? refusal
            : HtmlPage.Then(view.To("settings?done=saved"));

    public static async Task<IResult> MakeProjectAsync(
        [FromForm] string? name,
        IAccess access,
        ICatalog catalog,
        ShowSettings page,
        HttpContext http
    )
    {
        var answer = await CreateProject.HandleAsync(new(name), access, catalog, http);
        if (answer.Result is ApiError refusal)
        {
            return await page.ShowAsync(http, refusal.Message);
        }
        var made = ((Created<Project>)answer.Result).Value!;
        return HtmlPage.Then($"/dashboard/{made.Id}/overview");
    }

    private async Task<IResult> ShowAsync(HttpContext http, string? fault)
    {
        var vault = (await RotateVault.StatusAsync(rotator, http)).Value!;
        return HtmlPage.Show<SettingsPage>(
            http,
            new
            {
                Model = new SettingsModel(
                    [
                        new("Version", Version),
                        new(
                            "Address",
                            address.Public(http.Request).AbsoluteUri,
                            "PATCHBAY_PUBLIC_URL"
                        ),
                        new(
                            "Request logs are kept",
                            $"{logs.Retention.TotalDays:0} days",
                            "PATCHBAY_LOG_RETENTION_DAYS"
                        ),
                        new("Bodies in request logs", Bodies(logs.Bodies), "PATCHBAY_LOG_BODIES"),
                    ],
                    new VaultFacts(vault.State, vault.Secrets, vault.SecretsBehind),
                    fault
                ),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private static string Bodies(KeptBodies kept) =>
        kept switch
        {
            KeptBodies.All => "all",
            KeptBodies.OfErrors => "of failed requests",
            _ => "none",
        };
}

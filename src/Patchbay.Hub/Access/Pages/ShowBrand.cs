using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.Pages;

/// <summary>The dashboard's page of the project's brand: the form that sets it, and removing it.</summary>
internal static class ShowBrand
{
    public static IResult Handle(Caller caller, ProjectBrands brands, HttpContext http)
    {
        var brand = brands.Of(caller.ProjectId);
        return Show(
            http,
            brand is null
                ? new()
                : new(brand.Name, brand.LogoUrl, brand.Accent, brand.AccentDark, brand.Domain),
            brand is not null
        );
    }

    public static async Task<IResult> SetAsync(
        [FromForm(Name = "name")] string? name,
        [FromForm(Name = "logo_url")] string? logo,
        [FromForm(Name = "accent")] string? accent,
        [FromForm(Name = "accent_dark")] string? accentDark,
        [FromForm(Name = "domain")] string? domain,
        Caller caller,
        ProjectBrands brands,
        TimeProvider time,
        DashboardView view,
        HttpContext http
    )
    {
        var typed = new TypedBrand(
            Given(name),
            Given(logo),
            Given(accent),
            Given(accentDark),
            Given(domain)
        );
        var answer = await SetBrand.HandleAsync(
            new(typed.Name, typed.LogoUrl, typed.Accent, typed.AccentDark, typed.Domain),
            caller,
            brands,
            time,
            http
        );
        if (answer.Result is not ApiError refusal)
            return HtmlPage.Then(view.To("settings/brand?done=saved"));
        return Show(http, typed, brands.Of(caller.ProjectId) is not null, refusal);
    }

    public static async Task<IResult> RemoveAsync(
        Caller caller,
        ProjectBrands brands,
        DashboardView view,
        HttpContext http
    ) =>
        (await DeleteBrand.HandleAsync(caller, brands, http)).Result is ApiError refusal
            ? refusal
            : HtmlPage.Then(view.To("settings/brand?done=saved"));

    // A form sends a field that was left empty too.
    private static string? Given(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static RazorComponentResult<BrandPage> Show(
        HttpContext http,
        TypedBrand typed,
        bool isSet,
        ApiError? refusal = null
    ) =>
        HtmlPage.Show<BrandPage>(
            http,
            new
            {
                Model = new BrandModel(
                    typed,
                    isSet,
                    refusal?.Message,
                    (refusal?.Faults ?? []).ToDictionary(
                        fault => fault.Path,
                        fault => fault.Message
                    )
                ),
            },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
}

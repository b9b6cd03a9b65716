namespace Patchbay.Hub.Pages;

/// <summary>What every page shares: the look, the pieces, the rules of what a page may load and who may send its forms.</summary>
internal static class PagesSlice
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<Assets>();
        builder.Services.AddSingleton<LiveChanges>();
        builder.Services.AddScoped<HtmlText>();
        builder.Services.Configure<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>(forms =>
        {
            forms.Cookie.Name = "patchbay-forms";
            // It opens nothing, and "always" would refuse every form behind a proxy that ends TLS.
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The page's own policy says who may show it in a frame.
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    public static void UsePages(this WebApplication app) => app.UseAntiforgery();

    public static void MapPages(this WebApplication app) =>
        app.MapGet(Assets.Pattern, Assets.Handle).AllowAnonymous().ExcludeFromDescription();
}

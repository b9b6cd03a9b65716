using Patchbay.BrowserTests.Connect;

namespace Patchbay.BrowserTests.Dashboard;

/// <summary>A hub with a few accounts, each in another state.</summary>
public sealed class DashboardSite(Chrome chrome) : IAsyncLifetime
{
    private readonly LinkingSite _linking = new(chrome);

    public Site Site => _linking.Site;

    /// <summary>With a key that may do everything.</summary>
    public string Whole { get; private set; } = "";

    /// <summary>With a key that lacks Offers: Read.</summary>
    public string Lacking { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _linking.InitializeAsync();
        Whole = await Site.Hub.LinkAsync("Acme");
        Lacking = await Site.Hub.LinkAsync("Globex", Site.Hub.AddKeyWithout("offersRead").Secret);
        var suspended = await Site.Hub.LinkAsync("Initech");
        (
            await Site.Hub.CallAsync(
                "PATCH",
                $"/accounts/{suspended}",
                """{"status":"suspended","status_reason":"Contract ended in March.","label":"<b>Old</b>"}"""
            )
        ).IsOk();
    }

    public ValueTask DisposeAsync() => _linking.DisposeAsync();
}

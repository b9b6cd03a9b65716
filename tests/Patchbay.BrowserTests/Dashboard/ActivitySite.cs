using Patchbay.Tests.Hub;

namespace Patchbay.BrowserTests.Dashboard;

/// <summary>A hub in which something was run, changed and sent.</summary>
public sealed class ActivitySite(Chrome chrome) : IAsyncLifetime
{
    private readonly DashboardSite _dashboard = new(chrome);

    public Site Site => _dashboard.Site;

    public string Account => _dashboard.Whole;

    /// <summary>The request of a read that succeeded.</summary>
    public string Read { get; private set; } = "";

    /// <summary>The request of a call that the hub refused for want of a permission.</summary>
    public string Refused { get; private set; } = "";

    public string Webhook { get; private set; } = "";

    /// <summary>A delivery that failed.</summary>
    public string Delivery { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _dashboard.InitializeAsync();
        var hub = Site.Hub;
        Read = Id(await hub.RunAsync(Account, "ashby_list_candidates"));
        foreach (
            var action in new[] { "ashby_list_jobs", "ashby_list_users", "ashby_list_sources" }
        )
            await hub.RunAsync(Account, action);
        await hub.RunAsync(Account, "ashby_create_candidate", "{}");
        Refused = Id(await hub.RunAsync(_dashboard.Lacking, "ashby_list_offers"));
        var webhook = await hub.CallAsync(
            "POST",
            "/webhooks",
            """{"url":"https://hook.invalid/patchbay","description":"Tells the app"}"""
        );
        Webhook = webhook["id"]!;
        Delivery = (await hub.CallAsync("POST", $"/webhooks/{Webhook}/ping"))["id"]!;
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    private static string Id(Answer answer) =>
        answer.Response.Headers.GetValues("x-request-id").Single();
}

namespace Patchbay.BrowserTests.Dashboard;

internal static class TesterSite
{
    /// <summary>The tester with the demo account and this action.</summary>
    public static async Task<View> OpenTesterAsync(
        this Site site,
        string action,
        Look? look = null,
        bool script = true,
        string more = ""
    )
    {
        var account = await site.DemoAccountAsync();
        return await site.OpenAsync(
            site.Dashboard($"tester?account={account}&action={action}{more}"),
            look,
            signedIn: true,
            script: script
        );
    }

    /// <summary>The account that a hub in development starts with.</summary>
    public static async Task<string> DemoAccountAsync(this Site site)
    {
        var accounts = await site.Hub.CallAsync("GET", "/accounts");
        return accounts.IsOk().Json[0].GetProperty("id").GetString()!;
    }
}

using Patchbay.Tests.Hub;

namespace Patchbay.BrowserTests.Dashboard;

public sealed class WebhookTests(ActivitySite activity) : IClassFixture<ActivitySite>
{
    private Site Site => activity.Site;

    public static TheoryData<string> Looks { get; } = [.. Look.All.Select(look => look.Name)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_webhook_is_made_mended_and_its_secret_copied(string look)
    {
        await using var view = await OpenAsync("webhooks", look);
        var page = view.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Create webhook" }).ClickAsync();
        await page.GetByLabel("Address").FillAsync("ftp://app.example.com");
        await page.GetByLabel("Account deleted").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create webhook" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It must be an address such as")).ToBeVisibleAsync();
        // The browser says so itself for a page that answers 400.
        Assert.All(view.TakeProblems(), problem => Assert.Contains("400", problem));
        await Assertions.Expect(page.GetByLabel("Account deleted")).Not.ToBeCheckedAsync();
        await view.CheckAsync("webhook-refused");

        await page.GetByLabel("Address").FillAsync($"https://app-{look}.invalid/hook");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create webhook" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Copy the secret now")).ToBeVisibleAsync();
        await view.CheckAsync("webhook-secret");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the secret" }).ClickAsync();
        Assert.StartsWith(
            "whsec_",
            await page.EvaluateAsync<string>("navigator.clipboard.readText()")
        );
        await page.GetByRole(AriaRole.Link, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing was sent yet")).ToBeVisibleAsync();
        await view.CheckAsync("webhook-empty");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_webhook_s_menu_sends_a_test_and_switches_it_off(string look)
    {
        var made = await Site.Hub.CallAsync(
            "POST",
            "/webhooks",
            $$"""{"url":"https://menu-{{look}}.invalid/"}"""
        );
        await using var view = await OpenAsync("webhooks", look);
        var page = view.Page;
        var menu = page.GetByLabel($"Menu of https://menu-{look}.invalid/");
        await menu.ClickAsync();
        var row = page.GetByRole(AriaRole.Row, new() { Name = $"menu-{look}" });
        foreach (var entry in new[] { "Deliveries", "Edit", "Rotate secret", "Delete" })
            await Assertions
                .Expect(row.GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }))
                .ToBeVisibleAsync();
        await view.CheckAsync("webhooks-menu");
        // The picture of the whole page scrolled it, which closes a menu.
        await page.ReloadAsync();
        await menu.ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await page.WaitForURLAsync("**/deliveries/**");
        await Assertions
            .Expect(page.Locator("#delivery").GetByText("Failed", new() { Exact = true }))
            .ToBeVisibleAsync();

        await page.GotoAsync(Site.Dashboard("webhooks"));
        await menu.ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This webhook is off")).ToBeVisibleAsync();
        await view.CheckAsync("webhook-off");
        await Site.Hub.CallAsync("DELETE", $"/webhooks/{made["id"]}");
    }

    [Fact]
    public async Task A_secret_is_rotated_and_the_page_tells_that_both_hold()
    {
        await using var view = await OpenAsync($"webhooks/{activity.Webhook}/secret");
        await view.Page.GetByLabel("The old secret signs too for").SelectOptionAsync("86400");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate secret" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByText("Both secrets hold until")).ToBeVisibleAsync();
        await view.CheckAsync("webhook-rotated");
    }

    [Fact]
    public async Task Without_script_a_webhook_is_deleted_after_a_question()
    {
        var made = await Site.Hub.CallAsync(
            "POST",
            "/webhooks",
            """{"url":"https://gone.invalid/"}"""
        );
        await using var view = await Site.OpenAsync(
            Site.Dashboard("webhooks"),
            signedIn: true,
            script: false
        );
        await view.Page.GetByLabel("Menu of https://gone.invalid/").ClickAsync();
        await view
            .Page.GetByRole(AriaRole.Row, new() { Name = "gone.invalid" })
            .GetByRole(AriaRole.Link, new() { Name = "Delete" })
            .ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Delete webhook" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByText("Deleted.")).ToBeVisibleAsync();
        (await Site.Hub.CallAsync("GET", $"/webhooks/{made["id"]}")).IsError(
            404,
            "webhook_not_found"
        );
    }

    private Task<View> OpenAsync(string page, string look = "desktop") =>
        Site.OpenAsync(
            Site.Dashboard(page),
            Look.All.Single(one => one.Name == look),
            signedIn: true
        );
}

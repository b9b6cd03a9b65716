namespace Patchbay.BrowserTests.Dashboard;

public sealed class AccountsTests(DashboardSite dashboard) : IClassFixture<DashboardSite>
{
    private Site Site => dashboard.Site;

    public static TheoryData<string> Looks { get; } = [.. Look.All.Select(look => look.Name)];

    private static Look Find(string look) => Look.All.Single(one => one.Name == look);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_of_accounts_looks_right(string look)
    {
        foreach (
            var (name, page) in new[]
            {
                ("accounts", "accounts"),
                ("accounts-none", "accounts?search=nobody-is-called-so"),
                ("account", $"accounts/{dashboard.Whole}"),
                ("account-edit", $"accounts/{dashboard.Whole}/edit"),
                ("account-delete", $"accounts/{dashboard.Whole}/delete"),
                ("account-permissions", $"accounts/{dashboard.Lacking}/permissions"),
                ("account-link", "accounts/link"),
            }
        )
        {
            await using var view = await Site.OpenAsync(
                Site.Dashboard(page),
                Find(look),
                signedIn: true
            );
            await view.CheckAsync(name);
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_row_s_menu_holds_all_that_can_be_done_and_closes_by_escape(string look)
    {
        await using var view = await Site.OpenAsync(
            Site.Dashboard("accounts"),
            Find(look),
            signedIn: true
        );
        var page = view.Page;
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Accounts" });
        var menu = page.GetByLabel("Menu of Acme Inc");
        await menu.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        foreach (var entry in new[] { "Request tester", "Logs", "Edit", "Delete" })
            await Assertions
                .Expect(
                    table
                        .GetByRole(AriaRole.Link, new() { Name = entry, Exact = true })
                        .Locator("visible=true")
                )
                .ToBeVisibleAsync();
        foreach (var entry in new[] { "Suspend", "Convert to test", "Copy id of Acme Inc" })
            await Assertions
                .Expect(
                    table
                        .GetByRole(AriaRole.Button, new() { Name = entry, Exact = true })
                        .Locator("visible=true")
                )
                .ToBeVisibleAsync();
        await view.CheckAsync("accounts-menu");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Suspending_from_the_menu_shows_at_once_and_another_window_follows_without_a_reload()
    {
        await Site.Hub.LinkAsync("Umbrella");
        await using var first = await Site.OpenAsync(
            Site.Dashboard("accounts?search=Umbrella"),
            signedIn: true
        );
        await using var second = await Site.OpenAsync(
            Site.Dashboard("accounts?search=Umbrella"),
            signedIn: true
        );
        await Assertions
            .Expect(second.Page.GetByRole(AriaRole.Cell, new() { Name = "Active" }))
            .ToBeVisibleAsync();
        await first.Page.GetByLabel("Menu of Umbrella Inc").ClickAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Assertions
            .Expect(first.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." }))
            .ToBeVisibleAsync();
        await Assertions
            .Expect(second.Page.GetByRole(AriaRole.Cell).Filter(new() { HasText = "Suspended" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_is_made_by_keyboard_alone_and_the_customer_links_with_it()
    {
        await using var view = await Site.OpenAsync(
            Site.Dashboard("accounts/link"),
            signedIn: true
        );
        var page = view.Page;
        await page.GetByLabel("Owner's id").FillAsync("hooli");
        await page.GetByLabel("Owner's name").FillAsync("Hooli");
        await page.GetByLabel("Connector profile").SelectOptionAsync("Ashby");
        await page.GetByLabel("Owner's name").PressAsync("Enter");
        var link = await page.GetByLabel("the link", new() { Exact = true }).TextContentAsync();
        await view.CheckAsync("account-link-made");

        await using var customer = await Site.OpenAsync(link!.Trim());
        await customer.Page.GetByLabel("API Key").FillAsync("sandbox-all-permissions");
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        await Assertions
            .Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = "Ashby is linked" }))
            .ToBeVisibleAsync();

        await page.GotoAsync(Site.Dashboard("accounts?search=hooli"));
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hooli" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_operator_links_on_a_customer_s_behalf_and_comes_back_to_the_accounts()
    {
        await using var view = await Site.OpenAsync(
            Site.Dashboard("accounts/link"),
            signedIn: true
        );
        var page = view.Page;
        await page.GetByLabel("Owner's id").FillAsync("stark");
        await page.GetByLabel("Owner's name").FillAsync("Stark");
        await page.GetByLabel("Connector profile").SelectOptionAsync("Ashby");
        await page.GetByRole(AriaRole.Button, new() { Name = "Authenticate now" }).ClickAsync();
        await page.GetByLabel("API Key").FillAsync("sandbox-all-permissions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        await page.WaitForURLAsync("**/dashboard/*/accounts/acc_*");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stark" }))
            .ToBeVisibleAsync();
    }
}

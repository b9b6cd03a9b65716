namespace Patchbay.BrowserTests.Dashboard;

/// <summary>What each entry of a row's menu does.</summary>
public sealed class AccountMenuTests(DashboardSite dashboard) : IClassFixture<DashboardSite>
{
    private Site Site => dashboard.Site;

    [Theory]
    [InlineData("Request tester", "tester?account={0}")]
    [InlineData("Edit", "accounts/{0}/edit")]
    [InlineData("Delete", "accounts/{0}/delete")]
    public async Task A_link_leads_to_the_page_of_this_account(string entry, string page)
    {
        await using var view = await OpenMenuAsync("Acme");
        var target = Site.Dashboard(page.Replace("{0}", dashboard.Whole));
        await Entry(view, entry, AriaRole.Link).ClickAsync();
        await view.Page.WaitForURLAsync(url => url.EndsWith(target, StringComparison.Ordinal));
        Assert.Empty(view.TakeProblems());
    }

    [Fact]
    public async Task Logs_are_those_of_this_account()
    {
        await using var view = await OpenMenuAsync("Acme");
        await Assertions
            .Expect(Entry(view, "Logs", AriaRole.Link))
            .ToHaveAttributeAsync("href", Site.Dashboard($"logs?account_id={dashboard.Whole}"));
    }

    [Fact]
    public async Task Copy_id_copies_the_account_s_id_and_says_so()
    {
        await using var view = await OpenMenuAsync("Acme");
        var copy = view.Page.GetByRole(AriaRole.Button, new() { Name = "Copy id of Acme Inc" });
        await copy.ClickAsync();
        await Assertions.Expect(copy).ToHaveTextAsync("Copied");
        Assert.Equal(
            dashboard.Whole,
            await view.Page.EvaluateAsync<string>("navigator.clipboard.readText()")
        );
    }

    [Fact]
    public async Task A_suspended_account_is_resumed_and_the_list_is_as_it_was_filtered()
    {
        await using var view = await OpenMenuAsync("Initech");
        await Entry(view, "Resume").ClickAsync();
        await Assertions.Expect(Cell(view, "Active")).ToBeVisibleAsync();
        Assert.Contains("search=Initech", view.Page.Url);
        await view.Page.GetByLabel("Menu of Initech Inc").ClickAsync();
        await Entry(view, "Suspend").ClickAsync();
        await Assertions
            .Expect(view.Page.GetByText("The operator suspended the account."))
            .ToBeVisibleAsync();
        await view.CheckAsync("accounts-suspended");
    }

    [Fact]
    public async Task An_account_is_converted_to_test_and_back()
    {
        await using var view = await OpenMenuAsync("Globex");
        await Entry(view, "Convert to test").ClickAsync();
        await Assertions.Expect(Cell(view, "Test")).ToBeVisibleAsync();
        await view.Page.GetByLabel("Menu of Globex Inc").ClickAsync();
        await Entry(view, "Convert to production").ClickAsync();
        await Assertions.Expect(Cell(view, "Production")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Deleting_says_first_what_is_lost_and_can_be_left()
    {
        var id = await Site.Hub.LinkAsync("Doomed");
        await using var view = await OpenMenuAsync("Doomed");
        await Entry(view, "Delete", AriaRole.Link).ClickAsync();
        await Assertions.Expect(view.Page.GetByText("This cannot be undone")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        (await Site.Hub.CallAsync("GET", $"/accounts/{id}")).IsOk();

        await view.Page.GotoAsync(Site.Dashboard($"accounts/{id}/delete"));
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Delete account" }).ClickAsync();
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Deleted." }))
            .ToBeVisibleAsync();
        (await Site.Hub.CallAsync("GET", $"/accounts/{id}")).IsError(404, "account_not_found");
    }

    private async Task<View> OpenMenuAsync(string owner)
    {
        var view = await Site.OpenAsync(Site.Dashboard($"accounts?search={owner}"), signedIn: true);
        await view.Page.GetByLabel($"Menu of {owner} Inc").ClickAsync();
        return view;
    }

    private static ILocator Entry(View view, string name, AriaRole role = AriaRole.Button) =>
        view.Page.Locator(".items").GetByRole(role, new() { Name = name, Exact = true });

    private static ILocator Cell(View view, string text) =>
        view.Page.GetByRole(AriaRole.Cell, new() { Name = text, Exact = true });
}

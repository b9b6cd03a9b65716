namespace Patchbay.BrowserTests.Dashboard;

/// <summary>Connector profiles as a person uses them.</summary>
public sealed class ProfileTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_is_ticked_tells_at_once_what_a_key_needs()
    {
        foreach (var look in Look.All)
        {
            await using var view = await site.OpenAsync(
                site.Dashboard("profiles/new"),
                look,
                signedIn: true
            );
            var page = view.Page;
            await view.CheckAsync("profile-new");
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync($"Notes {look}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Untick all shown" }).ClickAsync();
            await Assertions
                .Expect(page.Locator("[data-need-count]"))
                .ToHaveTextAsync("0 permissions");
            await page.GetByLabel("Search", new() { Exact = true }).FillAsync("candidate note");
            await page.GetByLabel("Effect").SelectOptionAsync("create");
            await page.GetByRole(AriaRole.Button, new() { Name = "Tick all shown" })
                .First.ClickAsync();
            await Assertions
                .Expect(page.Locator("[data-needs] li:visible"))
                .ToHaveTextAsync(["Candidates: Write"]);
            await view.CheckAsync("profile-narrowed");
            await page.GetByLabel("What mails a candidate").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Create profile" }).ClickAsync();
            await Assertions
                .Expect(page.GetByRole(AriaRole.Status).First)
                .ToHaveTextAsync("Created.");
            await view.CheckAsync("profiles");

            await page.GetByRole(AriaRole.Link, new() { Name = $"Notes {look}", Exact = true })
                .ClickAsync();
            await Assertions.Expect(page.Locator("[data-action-count]")).ToContainTextAsync("2 of");
            await Assertions.Expect(page.GetByLabel("What mails a candidate")).ToBeCheckedAsync();
            await page.GetByText("7 actions").ClickAsync();
            await view.CheckAsync("profile");
            await page.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
            await view.CheckAsync("profile-delete");
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete profile" }).ClickAsync();
            await Assertions
                .Expect(page.GetByRole(AriaRole.Status).First)
                .ToHaveTextAsync("Deleted.");
        }
    }

    [Fact]
    public async Task A_profile_in_use_says_so_in_place_of_a_button()
    {
        await using var view = await site.OpenAsync(site.Dashboard("profiles"), signedIn: true);
        var page = view.Page;
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ashby sandbox" });
        await row.Locator("summary[aria-label^='Menu of']").ClickAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is in use")).ToBeVisibleAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete profile" }))
            .ToHaveCountAsync(0);
        await view.CheckAsync("profile-in-use");
    }
}

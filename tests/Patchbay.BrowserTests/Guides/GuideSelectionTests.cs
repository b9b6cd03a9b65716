namespace Patchbay.BrowserTests.Guides;

/// <summary>The panel, and what the guide makes of a selection, where script runs.</summary>
public sealed class GuideSelectionTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Separators = [" ", ",", ";", "|", "\n"];

    [Fact]
    public async Task The_panel_says_what_it_is_for_and_lists_every_action_with_its_scopes()
    {
        await using var view = await site.OpenAsync("/guides/ashby");
        var panel = view.Page.Locator(".panel");

        await Expect(
                panel.GetByRole(
                    AriaRole.Heading,
                    new() { Name = "Select actions to adjust the guide" }
                )
            )
            .ToBeVisibleAsync();
        await Expect(panel.GetByText("Choose the actions you need")).ToBeVisibleAsync();
        await Expect(panel.GetByText("137 of 137 selected")).ToBeVisibleAsync();
        await Expect(panel.Locator("[data-row]")).ToHaveCountAsync(137);
        await Expect(panel.Locator("[data-row='get_file'] code")).ToHaveTextAsync("candidatesRead");
        // The head of the list stays while the rows go by.
        await panel.Locator("[data-list]").EvaluateAsync("list => list.scrollTop = 900");
        var gap = await panel.EvaluateAsync<double>(
            "panel => panel.querySelector('.head').getBoundingClientRect().top - panel.querySelector('[data-list]').getBoundingClientRect().top"
        );
        Assert.InRange(gap, 0, 2);
        await Expect(panel.Locator(".head")).ToContainTextAsync("Action");
        await Expect(panel.Locator(".head")).ToContainTextAsync("Scope(s)");
    }

    [Fact]
    public async Task Search_and_filters_narrow_the_list_and_say_when_nothing_is_left()
    {
        await using var view = await site.OpenAsync("/guides/ashby");
        var (page, rows) = (view.Page, view.Page.Locator("[data-row]:visible"));
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "Search actions" });
        var none = page.GetByText("No actions match your search.");

        Assert.Equal("Search actions…", await search.GetAttributeAsync("placeholder"));
        await Expect(none).ToBeHiddenAsync();
        await search.FillAsync("list offers");
        await Expect(rows).ToHaveCountAsync(1);
        await search.FillAsync("zzz");
        await Expect(rows).ToHaveCountAsync(0);
        await Expect(none).ToBeVisibleAsync();
        await search.FillAsync("");
        await page.GetByLabel("Resource").SelectOptionAsync("webhook");
        await Expect(rows).ToHaveCountAsync(4);
        await page.GetByLabel("Read or write").SelectOptionAsync("read");
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByLabel("Resource").SelectOptionAsync("");
        await page.GetByLabel("Scope", new() { Exact = true }).SelectOptionAsync("reportsRead");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(page.GetByText("137 of 137 selected")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Select_all_and_clear_act_on_what_the_list_shows()
    {
        await using var view = await site.OpenAsync("/guides/ashby");
        var page = view.Page;
        var scopes = page.Locator("#guide-scopes");

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(page.GetByText("0 of 137 selected")).ToBeVisibleAsync();
        await Expect(scopes).ToHaveTextAsync("");
        await Expect(page.GetByText("No actions are selected")).ToBeVisibleAsync();
        await Expect(page.Locator("#permissions")).ToBeHiddenAsync();
        await page.GetByLabel("Search actions").FillAsync("webhook");
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all" }).ClickAsync();
        await Expect(scopes).ToHaveTextAsync("apiKeysWebhooksRead apiKeysWebhooksWrite");
        await Expect(page.Locator("#permissions")).ToBeVisibleAsync();
        await page.GetByLabel("Search actions").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all" }).ClickAsync();
        await Expect(page.GetByText("137 of 137 selected")).ToBeVisibleAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/guides/ashby", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_part_follows_the_selection()
    {
        await using var view = await site.OpenAsync("/guides/ashby?actions=");
        var page = view.Page;

        await Row(page, "list_sources").CheckAsync();
        await Row(page, "create_candidate").CheckAsync();

        await Expect(page.Locator("#guide-scopes"))
            .ToHaveTextAsync("candidatesWrite hiringProcessRead");
        await Expect(page.Locator("#permissions .enables"))
            .ToHaveTextAsync("Enables actions: Create Candidate, List Sources");
        await Expect(page.GetByText("Tick 3 boxes")).ToBeVisibleAsync();
        await Expect(page.Locator(".chips li:visible"))
            .ToHaveTextAsync(["Candidates: Read", "Candidates: Write", "Hiring Process: Read"]);
        await Expect(page.Locator(".tick:visible label"))
            .ToHaveTextAsync(["Candidates: Read", "Candidates: Write", "Hiring Process: Read"]);
        await Expect(page.Locator(".tick:visible code"))
            .ToHaveTextAsync(["candidatesRead", "candidatesWrite", "hiringProcessRead"]);
        await Expect(page.Locator("[data-box='candidatesRead'] .badge"))
            .ToHaveTextAsync("Always needed");
        await page.GetByText("Which action needs which box").ClickAsync();
        await Expect(page.Locator("[data-needs='hiringProcessRead']"))
            .ToHaveTextAsync("List Sources");
        await Expect(page.Locator("[data-needs='candidatesRead']"))
            .ToHaveTextAsync(
                "The least that an account can be linked with; none of the chosen actions needs it."
            );
        await page.WaitForURLAsync(url =>
            url.EndsWith("?actions=create_candidate,list_sources", StringComparison.Ordinal)
        );
        await Expect(page.GetByLabel("Dynamic guide URL")).ToHaveValueAsync(page.Url);
    }

    [Theory]
    [InlineData("list_candidates", "offers")]
    [InlineData("", "candidate")]
    public async Task The_address_opens_the_same_guide_again_with_script_and_without(
        string before,
        string search
    )
    {
        await using var view = await site.OpenAsync($"/guides/ashby?actions={before}");
        await view.Page.GetByLabel("Search actions").FillAsync(search);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Select all" }).ClickAsync();
        var address = await view.Page.GetByLabel("Dynamic guide URL").InputValueAsync();
        var scopes = await view.Page.Locator("#guide-scopes").TextContentAsync();
        var labels = await view.Page.Locator("[data-labels]").TextContentAsync();
        Assert.True(new Uri(address).Query.Length < 200, address);

        foreach (var script in new[] { true, false })
        {
            await using var again = await site.OpenAsync(address, script: script);
            await Expect(again.Page.Locator("#guide-scopes")).ToHaveTextAsync(scopes!);
            await Expect(again.Page.Locator("[data-labels]")).ToHaveTextAsync(labels!);
            Assert.Equal(
                address,
                await again.Page.Locator("#guide-url").GetAttributeAsync("value")
            );
        }
    }

    [Fact]
    public async Task Scopes_selected_is_a_text_box_that_one_reads_with_any_separator()
    {
        await using var view = await site.OpenAsync(
            "/guides/ashby?actions=list_candidates,list_jobs"
        );
        var box = view.Page.GetByRole(AriaRole.Textbox, new() { Name = "Scopes selected" });
        var separator = view.Page.GetByLabel("Separator");

        Assert.Equal("true", await box.GetAttributeAsync("aria-readonly"));
        await box.FocusAsync();
        await Expect(box).ToBeFocusedAsync();
        await Expect(separator.Locator("option"))
            .ToHaveTextAsync(["Space", "Comma", "Semicolon", "Pipe", "Newline"]);
        for (var index = 0; index < Separators.Length; index++)
        {
            await separator.SelectOptionAsync(new SelectOptionValue { Index = index });
            var expected = $"jobsRead{Separators[index]}candidatesRead";
            Assert.Equal(expected, await box.EvaluateAsync<string>("box => box.textContent"));
            await view.Page.GetByRole(AriaRole.Button, new() { Name = "Copy scopes" }).ClickAsync();
            Assert.Equal(expected, await ClipboardAsync(view.Page));
            await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Copy scopes" }))
                .ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_address_and_each_permission_are_copied_with_one_press()
    {
        await using var view = await site.OpenAsync("/guides/ashby?actions=list_sources");
        var page = view.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy URL" }).ClickAsync();
        Assert.Equal(page.Url, await ClipboardAsync(page));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        foreach (var scope in new[] { "candidatesRead", "hiringProcessRead" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"Copy {scope}" }).ClickAsync();
            Assert.Equal(scope, await ClipboardAsync(page));
        }
    }

    [Fact]
    public async Task What_is_crossed_off_stays_so_after_a_reload_and_for_another_selection()
    {
        await using var view = await site.OpenAsync(
            "/guides/ashby?actions=list_candidates,list_sources"
        );
        var page = view.Page;
        ILocator Tick(string box) =>
            page.GetByRole(AriaRole.Checkbox, new() { Name = box, Exact = true });

        await Tick("Candidates: Read").CheckAsync();
        await Expect(page.GetByText("1 of 2 ticked")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(Tick("Candidates: Read")).ToBeCheckedAsync();
        await page.GotoAsync("/guides/ashby");
        await Expect(Tick("Candidates: Read")).ToBeCheckedAsync();
        await Expect(page.GetByText("1 of 17 ticked")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(Tick("Candidates: Read")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Another_language_keeps_the_selection_and_says_that_it_loads()
    {
        await using var view = await site.OpenAsync("/guides/ashby?actions=list_jobs");
        var page = view.Page;
        await Row(page, "list_offers").CheckAsync();
        await Expect(page.Locator("[data-loading]")).ToBeHiddenAsync();

        var loads = await page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" })
            .EvaluateAsync<string>(
                "link => { link.click(); return document.querySelector('[data-loading]:not([hidden])')?.textContent; }"
            );
        Assert.Equal("Loading actions…", loads);

        await Expect(page.GetByText("3 Kästchen anhaken")).ToBeVisibleAsync();
        await page.WaitForURLAsync(url =>
            url.EndsWith("?actions=list_jobs,list_offers&lang=de", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Arrow_keys_go_through_the_list_and_a_link_leads_past_it()
    {
        await using var view = await site.OpenAsync("/guides/ashby");
        var page = view.Page;

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the steps" }))
            .ToBeFocusedAsync();
        await Row(page, "list_departments").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Space");
        await Expect(Row(page, "get_department")).Not.ToBeCheckedAsync();
        await Expect(page.GetByText("136 of 137 selected")).ToBeVisibleAsync();
    }

    private static ILocator Row(IPage page, string action) =>
        page.Locator($"[data-row='{action}'] input");

    private static Task<string> ClipboardAsync(IPage page) =>
        page.EvaluateAsync<string>("navigator.clipboard.readText()");

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

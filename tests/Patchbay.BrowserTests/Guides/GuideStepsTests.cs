using System.Text.Json;

namespace Patchbay.BrowserTests.Guides;

/// <summary>The steps themselves, in every language, under every name, and without script.</summary>
public sealed class GuideStepsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_guide_has_its_title_warning_and_all_steps(bool script)
    {
        await using var view = await site.OpenAsync("/guides/ashby", script: script);
        var page = view.Page;

        Assert.Equal("Connect Ashby with Public API · Patchbay", await page.TitleAsync());
        await Expect(page.Locator("h1")).ToHaveTextAsync("Connect Ashby with Public API");
        await Expect(page.Locator(".lead")).ToContainTextAsync("exactly the permissions");
        await Expect(page.Locator(".callout")).ToContainTextAsync("admin access");
        await Expect(page.Locator("#steps h2"))
            .ToHaveTextAsync(["Generating an API key", "Linking the account from the hub"]);
        await Expect(page.Locator("#steps h3"))
            .ToHaveTextAsync([
                "Sign in to Ashby",
                "Add a new API key",
                "Select the API key permissions",
                "Configure other permissions",
                "Copy the API key",
                "Navigate to the hub",
                "Fill out the fields",
                "Connect",
            ]);
        foreach (
            var words in new[]
            {
                "Admin",
                "Integrations",
                "API Keys",
                "New",
                "Create API Key",
                "Other Permissions",
                "Save and Continue",
                "API Key",
                "Connect",
            }
        )
            await Expect(page.Locator("#steps strong", new() { HasText = words }).First)
                .ToBeVisibleAsync();
        await Expect(page.Locator("#permissions"))
            .ToContainTextAsync("candidatesRead is the least");
        var signIn = page.GetByRole(AriaRole.Link, new() { Name = "Ashby account" });
        Assert.Equal("https://app.ashbyhq.com/signin", await signIn.GetAttributeAsync("href"));
        Assert.Equal("noopener noreferrer", await signIn.GetAttributeAsync("rel"));
        await Expect(page.Locator(".tick:visible")).ToHaveCountAsync(17);
        var labels = (await page.Locator("[data-labels]").TextContentAsync())!.Split(", ");
        Assert.Equal(labels.Order(StringComparer.Ordinal), labels);
        // Two of the 137 actions have one label.
        Assert.Equal(136, labels.Length);
    }

    [Theory]
    [InlineData("three ways to link an account", "**/docs/linking")]
    [InlineData("Accounts", "**/dashboard/*/accounts")]
    public async Task Its_links_into_the_hub_lead_there(string name, string address)
    {
        await using var view = await site.OpenAsync("/guides/ashby", signedIn: true);
        await view.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await view.Page.WaitForURLAsync(address);
    }

    [Theory]
    [InlineData("/docs", "docs")]
    [InlineData("/docs/linking", "docs-linking")]
    public async Task The_documentation_is_pages(string path, string name)
    {
        await using var view = await site.OpenAsync(path);
        await Expect(view.Page.Locator("main h1")).ToBeVisibleAsync();
        await view.CheckAsync(name);
        await using var phone = await site.OpenAsync(path, Look.PhoneDark);
        await phone.CheckAsync(name);
    }

    [Fact]
    public async Task Without_script_the_form_selects_filters_clears_and_separates()
    {
        await using var view = await site.OpenAsync("/guides/ashby", script: false);
        var page = view.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(page.GetByText("0 of 137 selected")).ToBeVisibleAsync();
        await page.GetByLabel("Search actions").FillAsync("list offers");
        await page.GetByLabel("Search actions").PressAsync("Enter");
        await Expect(page.Locator("[data-row]:visible")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all" }).ClickAsync();
        await Expect(page.Locator("#guide-scopes")).ToHaveTextAsync("offersRead");
        await page.GetByLabel("Search actions").FillAsync("");
        await page.GetByLabel("Read or write").SelectOptionAsync("write");
        await page.GetByLabel("Separator").SelectOptionAsync("comma");
        await page.GetByRole(AriaRole.Button, new() { Name = "Update guide" }).ClickAsync();
        await page.Locator("[data-row='create_job'] input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Update guide" }).ClickAsync();

        await Expect(page.Locator("#guide-scopes")).ToHaveTextAsync("jobsWrite,offersRead");
        await Expect(page.Locator("#guide-url"))
            .ToHaveValueAsync($"{site.Address}guides/ashby?actions=create_job,list_offers");
        await Expect(page.Locator("[data-row='list_jobs']")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy URL" }))
            .ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("de-DE", null, "de", "Bei Ashby anmelden")]
    [InlineData("fr-FR", null, "fr", "Se connecter à Ashby")]
    [InlineData("es-ES", null, "es", "Iniciar sesión en Ashby")]
    [InlineData("it-IT", null, "en", "Sign in to Ashby")]
    [InlineData("de-DE", "fr", "fr", "Se connecter à Ashby")]
    public async Task The_language_is_the_browser_s_or_the_one_that_is_named(
        string browser,
        string? named,
        string language,
        string step
    )
    {
        await using var view = await site.OpenAsync(
            "/guides/ashby" + (named is null ? "" : $"?lang={named}"),
            locale: browser
        );
        await Expect(view.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(view.Page.Locator("#steps h3").First).ToHaveTextAsync(step);
        await Expect(view.Page.Locator("link[rel=alternate][hreflang]")).ToHaveCountAsync(5);
        // What Ashby itself shows stays as Ashby writes it.
        await Expect(view.Page.Locator(".tick label").First).ToHaveTextAsync("Jobs: Read");
    }

    [Fact]
    public async Task Under_a_project_s_brand_nothing_tells_of_us_and_its_colours_are_used()
    {
        var brand = await site.Hub.CallAsync(
            "PUT",
            "/brand",
            """{"name":"Acme Hiring","accent":"#5b2a86","accent_dark":"#c9a7e8"}"""
        );
        try
        {
            await using var view = await site.OpenAsync($"/guides/ashby?brand={brand["id"]}");
            var page = view.Page;
            await Expect(page.Locator(".who")).ToHaveTextAsync("Acme Hiring");
            await Expect(page.Locator("#steps")).ToContainTextAsync("Acme Hiring integration");
            await Expect(page.GetByText("Linking the account")).ToHaveCountAsync(0);
            await Expect(page.Locator("#permissions a, .sum a").First)
                .ToHaveCSSAsync("color", "rgb(91, 42, 134)");
            var all = await page.EvaluateAsync<string>(
                "Promise.all(performance.getEntriesByType('resource').map(one => fetch(one.name).then(got => got.text()))).then(texts => document.documentElement.outerHTML + texts.join())"
            );
            Assert.DoesNotContain("patchbay", all, StringComparison.OrdinalIgnoreCase);
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
            await page.WaitForURLAsync(url =>
                url.EndsWith($"?actions=&brand={brand["id"]}", StringComparison.Ordinal)
            );
            await view.CheckAsync("guide-brand");
            await using var dark = await site.OpenAsync(
                $"/guides/ashby?brand={brand["id"]}",
                Look.DesktopDark
            );
            await dark.CheckAsync("guide-brand");
        }
        finally
        {
            await site.Hub.CallAsync("DELETE", "/brand");
        }
    }

    [Fact]
    public async Task Script_in_whatever_the_address_says_is_text()
    {
        const string script = "<img src=x onerror=\"document.title='taken'\">";
        var escaped = Uri.EscapeDataString(script);
        await using var view = await site.OpenAsync(
            $"/guides/ashby?actions=list_jobs,{escaped}&whitelabel=1&app={escaped}&q={escaped}&resource={escaped}&lang={escaped}"
        );
        await Expect(view.Page.Locator(".who")).ToHaveTextAsync(script);
        await Expect(view.Page.Locator(".callout.note")).ToContainTextAsync(script);
        await Expect(view.Page.Locator("#steps code").First).ToContainTextAsync(script);
        await Expect(view.Page.Locator("img")).ToHaveCountAsync(0);
        await Expect(view.Page.GetByLabel("Search actions")).ToHaveValueAsync(script);
        Assert.Contains("onerror", await view.Page.TitleAsync());
    }

    [Fact]
    public async Task A_first_load_is_small_and_selecting_all_actions_is_drawn_within_a_frame()
    {
        await using var view = await site.OpenAsync("/guides/ashby?actions=");
        var sizes = await view.Page.EvaluateAsync<JsonElement>(
            "performance.getEntries().filter(one => one.transferSize).map(one => ({ name: new URL(one.name).pathname, size: one.transferSize }))"
        );
        var all = sizes.EnumerateArray().Sum(one => one.GetProperty("size").GetInt32());
        var scripts = sizes
            .EnumerateArray()
            .Where(one =>
                one.GetProperty("name").GetString()!.EndsWith(".js", StringComparison.Ordinal)
            )
            .Sum(one => one.GetProperty("size").GetInt32());
        Assert.InRange(all, 1, 150_000);
        Assert.InRange(scripts, 1, 15_000);

        // Script, style and layout; the fastest of many, for other processes share the machine.
        var took = await view.Page.EvaluateAsync<double>(
            """
            () => {
              const press = name => { document.querySelector(`[data-pick=${name}]`).click(); return document.body.offsetHeight; };
              const times = [];
              for (let turn = 0; turn < 25; turn++) {
                press('none');
                const start = performance.now();
                press('all');
                times.push(performance.now() - start);
              }
              return Math.min(...times);
            }
            """
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"first load {all} bytes, scripts {scripts} bytes, all 137 actions in {took:0.0} ms"
        );
        Assert.InRange(took, 0, 16);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

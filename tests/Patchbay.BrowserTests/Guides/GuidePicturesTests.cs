namespace Patchbay.BrowserTests.Guides;

/// <summary>How the guide looks, and that nothing in it keeps people out.</summary>
public sealed class GuidePicturesTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Looks => [.. Look.All.Select(look => look.Name)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_whole_guide(string look)
    {
        await using var view = await OpenAsync("/guides/ashby", look);
        await view.CheckAsync("guide");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_few_actions_with_the_panel_open_and_boxes_crossed_off(string look)
    {
        await using var view = await OpenAsync(
            "/guides/ashby?actions=list_candidates,create_candidate,list_sources",
            look
        );
        var page = view.Page;
        if (look.StartsWith("phone", StringComparison.Ordinal))
            await page.Locator("summary").First.ClickAsync();
        await page.GetByText("Which action needs which box").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Candidates: Read", Exact = true })
            .CheckAsync();
        await view.CheckAsync("guide-few");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Without_script(string look)
    {
        await using var view = await OpenAsync("/guides/ashby?q=offer", look, script: false);
        await view.Page.ScreenshotAsync(
            new() { Path = Picture($"guide-no-script.{look}.png"), FullPage = true }
        );
    }

    [Theory]
    [InlineData("/guides/ashby?actions=", "guide-none")]
    [InlineData("/guides/ashby?actions=list_jobs,<b>x</b>&profile=y", "guide-unknown")]
    [InlineData("/guides/ashby?scopes=candidatesRead,candidatesDelete", "guide-scopes")]
    [InlineData("/guides/ashby?lang=de", "guide-german")]
    [InlineData("/guides/ashby?q=zzz", "guide-no-match")]
    [InlineData("/guides/ashby?whitelabel=1&app=Acme", "guide-white")]
    public async Task Other_states(string path, string name)
    {
        foreach (var look in new[] { "desktop", "phone-dark" })
        {
            await using var view = await OpenAsync(path, look);
            await view.CheckAsync(name);
        }
    }

    [Fact]
    public async Task Too_long_an_address_is_a_page()
    {
        await using var view = await site.OpenAsync(
            "/guides/ashby?actions=" + new string('a', 100_000),
            locale: "fr-FR"
        );
        await Assertions
            .Expect(
                view.Page.GetByRole(
                    AriaRole.Heading,
                    new() { Name = "Cette adresse est trop longue" }
                )
            )
            .ToBeVisibleAsync();
        Assert.Contains("414", Assert.Single(view.TakeProblems()));
        await view.CheckAsync("guide-too-long");
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir le guide" }).ClickAsync();
        await view.Page.WaitForURLAsync("**/guides/ashby");
    }

    [Fact]
    public async Task In_print_the_steps_and_boxes_are_left_and_the_panel_is_not()
    {
        await using var view = await site.OpenAsync(
            "/guides/ashby?actions=list_candidates,list_sources"
        );
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(view.Page.Locator(".panel")).ToBeHiddenAsync();
        // Which action needs which box is printed, folded or not.
        var needs = await view.Page.Locator("[data-needs='hiringProcessRead']").BoundingBoxAsync();
        Assert.True(needs is { Height: > 0 });
        await Assertions.Expect(view.Page.Locator(".tick:visible code").First).ToBeVisibleAsync();
        await view.CheckAsync("guide-print");
    }

    private Task<View> OpenAsync(string path, string look, bool script = true) =>
        site.OpenAsync(path, Look.All.First(one => one.Name == look), script: script);

    private static string Picture(string name) =>
        Path.Combine(
            Directory
                .CreateDirectory(
                    Path.Combine(Patchbay.Tests.Support.Repository.Root, "artifacts", "pages")
                )
                .FullName,
            name
        );
}

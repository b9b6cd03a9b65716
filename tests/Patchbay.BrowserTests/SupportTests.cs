namespace Patchbay.BrowserTests;

/// <summary>That the checks of every page can fail.</summary>
public sealed class SupportTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_page_that_is_not_there_is_a_page_of_the_dashboard_with_a_way_on()
    {
        await using var view = await site.OpenAsync("/dashboard/proj_none/live", signedIn: true);
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the dashboard" }))
            .ToBeVisibleAsync();
        // The browser says so itself for a page that answers 404.
        Assert.Contains("404", Assert.Single(view.TakeProblems()));
        await view.CheckAsync("no-project");
    }

    [Fact]
    public async Task A_violation_fails_the_check()
    {
        await using var view = await site.OpenAsync("/dashboard/proj_none/live", signedIn: true);
        view.TakeProblems();
        await view.Page.EvaluateAsync(
            "document.querySelector('main').append(document.createElement('input'))"
        );
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => view.CheckAsync("no-label"));
    }

    [Fact]
    public async Task What_a_page_throws_fails_the_check()
    {
        await using var view = await site.OpenAsync("/dashboard/proj_none/live", signedIn: true);
        view.TakeProblems();
        await view.Page.EvaluateAsync("setTimeout(() => { throw new Error('broken') })");
        await view.Page.WaitForTimeoutAsync(50);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => view.CheckAsync("thrown"));
    }
}

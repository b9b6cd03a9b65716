using Patchbay.Tests.Hub;

namespace Patchbay.BrowserTests.Dashboard;

/// <summary>The first page, request logs, webhooks and the audit log, as people see and use them.</summary>
public sealed class ActivityTests(ActivitySite activity) : IClassFixture<ActivitySite>
{
    private Site Site => activity.Site;

    public static TheoryData<string> Looks { get; } = [.. Look.All.Select(look => look.Name)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_of_what_happened_looks_right(string look)
    {
        foreach (
            var (name, page) in new[]
            {
                ("overview", "overview"),
                ("logs", "logs"),
                ("logs-filtered", "logs?status_codes=4xx&http_methods=POST"),
                ("logs-none", "logs?source_types=WEBHOOK"),
                ("logs-platform", "logs/platform"),
                ("log", $"logs/{activity.Read}"),
                ("log-steps", $"logs/{activity.Read}?tab=steps"),
                ("log-refused", $"logs/{activity.Refused}"),
                ("log-refused-steps", $"logs/{activity.Refused}?tab=steps"),
                ("webhooks", "webhooks"),
                ("webhook", $"webhooks/{activity.Webhook}"),
                ("webhook-none", $"webhooks/{activity.Webhook}?status=pending"),
                ("webhook-new", "webhooks/new"),
                ("webhook-edit", $"webhooks/{activity.Webhook}/edit"),
                ("webhook-rotate", $"webhooks/{activity.Webhook}/secret"),
                ("webhook-delete", $"webhooks/{activity.Webhook}/delete"),
                ("webhook-delivery", $"webhooks/{activity.Webhook}/deliveries/{activity.Delivery}"),
                ("audit", "audit"),
                ("audit-checked", "audit?check=all"),
                ("audit-none", "audit?actor=nobody-of-that-name"),
                ("audit-hub", "audit/hub"),
            }
        )
        {
            await using var view = await OpenAsync(page, look);
            await view.CheckAsync(name);
        }
    }

    [Fact]
    public async Task The_pages_hold_at_twice_the_size()
    {
        var zoomed = Look.Desktop with { Name = "zoomed", Width = 640, Height = 450 };
        foreach (
            var page in new[] { "overview", "logs", $"logs/{activity.Read}?tab=steps", "audit" }
        )
        {
            await using var view = await Site.OpenAsync(
                Site.Dashboard(page),
                zoomed,
                signedIn: true
            );
            await view.CheckAsync("zoom-" + page.Split('/', '?')[0]);
        }
    }

    [Fact]
    public async Task A_request_shows_up_on_an_open_page_without_reloading()
    {
        await using var view = await OpenAsync($"logs?actions=ashby_list_departments");
        await Assertions
            .Expect(view.Page.GetByText("No request fits these filters"))
            .ToBeVisibleAsync();
        await activity.Site.Hub.RunAsync(activity.Account, "ashby_list_departments");
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Link, new() { Name = "ashby_list_departments" }))
            .ToBeVisibleAsync();
        Assert.Empty(view.TakeProblems());
    }

    [Fact]
    public async Task A_choice_in_a_filter_takes_effect_at_once_and_stands_in_the_address()
    {
        await using var view = await OpenAsync("logs");
        await view.Page.GetByLabel("Status").SelectOptionAsync("4xx");
        await view.Page.WaitForURLAsync("**status_codes=4xx**");
        var table = view.Page.GetByRole(AriaRole.Region, new() { Name = "Requests" });
        await Assertions
            .Expect(table.GetByRole(AriaRole.Link, new() { Name = "ashby_create_candidate" }))
            .ToBeVisibleAsync();
        await Assertions
            .Expect(table.GetByRole(AriaRole.Link, new() { Name = "ashby_list_users" }))
            .ToHaveCountAsync(0);
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions
            .Expect(table.GetByRole(AriaRole.Link, new() { Name = "ashby_list_users" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_page_leads_to_the_requests_that_failed_for_a_reason()
    {
        await using var view = await OpenAsync("overview");
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Img, new() { Name = "24 hours of failures" }))
            .ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Invalid input" }).ClickAsync();
        var table = view.Page.GetByRole(AriaRole.Region, new() { Name = "Requests" });
        await Assertions.Expect(table.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Assertions
            .Expect(table.GetByRole(AriaRole.Link, new() { Name = "ashby_create_candidate" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_read_is_replayed_from_its_page()
    {
        await using var view = await OpenAsync($"logs/{activity.Read}");
        await view
            .Page.GetByRole(AriaRole.Link, new() { Name = "Replay in the tester" })
            .ClickAsync();
        await view.Page.WaitForURLAsync("**/tester?replay=**");
        Assert.Empty(view.TakeProblems());
    }

    private Task<View> OpenAsync(string page, string look = "desktop") =>
        Site.OpenAsync(
            Site.Dashboard(page),
            Look.All.Single(one => one.Name == look),
            signedIn: true
        );
}

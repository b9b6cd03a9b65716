using System.Net;
using Patchbay.Hub.Access.People;

namespace Patchbay.Tests.Hub.Pages;

public sealed class LogPageTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Stays_in_its_project()
    {
        var account = await hub.LinkAsync("log-wall");
        var id = await RunAsync(account, "ashby_list_candidates");
        await hub.AddProjectAsync("Log wall");
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);

        (await browser.SendAsync("GET", hub.Page($"logs/{id}", "Log wall"))).IsStatus(404);
        Assert.DoesNotContain(id, await browser.GetAsync(hub.Page("logs", "Log wall")));
        (await browser.SendAsync("GET", "/dashboard/proj_none/logs")).IsStatus(404);
        Assert.Contains(id, await browser.GetAsync(hub.Page("logs")));
    }

    [Fact]
    public async Task A_list_names_the_action_the_account_s_owner_and_how_it_ended()
    {
        var account = await hub.LinkAsync("log-owner");
        var id = await RunAsync(account, "ashby_list_candidates");
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);

        var page = await browser.GetAsync(hub.Page($"logs?account_ids={account}"));

        Assert.Contains($"logs/{id}\">ashby_list_candidates</a>", page);
        Assert.Contains($"accounts/{account}\">log-owner Inc</a>", page);
        Assert.Contains("1 request", page);
    }

    [Fact]
    public async Task Filters_of_the_address_choose_what_is_shown_and_stay_in_the_form()
    {
        var account = await hub.LinkAsync("log-filter");
        var good = await RunAsync(account, "ashby_list_candidates");
        var bad = await RunAsync(account, "ashby_create_candidate", "{}");
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);

        var refused = await browser.GetAsync(
            hub.Page($"logs?account_ids={account}&status_codes=4xx")
        );
        Assert.Contains(bad, refused);
        Assert.DoesNotContain(good, refused);
        Assert.Contains("<option value=\"4xx\" selected>", refused);

        var fine = await browser.GetAsync(hub.Page($"logs?account_ids={account}&status_codes=2xx"));
        Assert.Contains(good, fine);
        Assert.DoesNotContain(bad, fine);

        var invalid = await browser.GetAsync(
            hub.Page($"logs?account_ids={account}&error_categories=invalid_input")
        );
        Assert.Contains(bad, invalid);
        Assert.DoesNotContain(good, invalid);

        var none = await browser.GetAsync(
            hub.Page($"logs?account_ids={account}&source_types=WEBHOOK")
        );
        Assert.Contains("No request fits these filters", none);
    }

    [Fact]
    public async Task Pages_go_on_from_where_the_last_one_ended()
    {
        var account = await hub.LinkAsync("log-pages");
        var ids = new List<string>();
        for (var index = 0; index < 3; index++)
            ids.Add(await RunAsync(account, "ashby_list_candidates"));
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);

        var first = await browser.GetAsync(
            hub.Page($"logs?account_ids={account}&actions=ashby_list_candidates&page_size=2")
        );
        Assert.DoesNotContain(ids[0], first);
        Assert.Contains(ids[2], first);
        var next = WebUtility.HtmlDecode(
            first.Split("rel=\"next\"")[0].Split("href=\"")[^1].Split('"')[0]
        );
        var second = await browser.GetAsync(next);
        Assert.Contains(ids[0], second);
        Assert.DoesNotContain(ids[2], second);
        Assert.Contains("First page", second);
    }

    [Fact]
    public async Task A_filter_that_means_nothing_is_said_on_the_page()
    {
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);
        var answer = await browser.SendAsync("GET", hub.Page("logs?status_codes=many"));
        answer.IsStatus(400);
        Assert.Contains("many is neither a status code nor a class", answer.Text);
    }

    [Fact]
    public async Task A_request_shows_what_went_to_the_provider_and_may_be_replayed_when_it_reads()
    {
        var account = await hub.LinkAsync("log-steps");
        var id = await RunAsync(account, "ashby_list_candidates");
        var member = await Browser.OfAsync(hub, PersonRole.Member);

        var details = await member.GetAsync(hub.Page($"logs/{id}"));
        Assert.Contains("Underlying requests (1)", details);
        Assert.Contains($"tester?replay={id}", details);
        var steps = await member.GetAsync(hub.Page($"logs/{id}?tab=steps"));
        Assert.Contains("/candidate.list</code>", steps);
        Assert.Contains("<rect class=\"part\"", steps);

        var viewer = await Browser.OfAsync(hub, PersonRole.Viewer);
        Assert.DoesNotContain("tester?replay", await viewer.GetAsync(hub.Page($"logs/{id}")));
    }

    [Fact]
    public async Task A_write_is_not_replayed_and_a_failure_says_what_to_do()
    {
        var account = await hub.LinkAsync("log-write");
        var id = await RunAsync(account, "ashby_create_candidate", "{}");
        var browser = await Browser.OfAsync(hub, PersonRole.Member);

        var page = await browser.GetAsync(hub.Page($"logs/{id}"));

        Assert.DoesNotContain("tester?replay", page);
        Assert.Contains("Correct the input", page);
        Assert.Contains(
            "Nothing was sent to the provider",
            await browser.GetAsync(hub.Page($"logs/{id}?tab=steps"))
        );
    }

    [Fact]
    public async Task Script_that_a_caller_sends_is_shown_as_text()
    {
        var account = await hub.LinkAsync("log-script");
        await hub.CallAsync(
            "PATCH",
            $"/accounts/{account}",
            """{"label":"<script>alert(1)</script>"}"""
        );
        var request = hub.Request(
            "POST",
            "/actions/rpc",
            """{"action":"<img src=x onerror=a()>"}"""
        );
        request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        request.Headers.Add("x-account-id", account);
        request.Headers.TryAddWithoutValidation("User-Agent", "<script>alert(2)</script>");
        var id = RequestId(await TestHub.SendAsync(request));
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);

        foreach (var path in new[] { $"logs?account_ids={account}", $"logs/{id}" })
        {
            var page = await browser.GetAsync(hub.Page(path));
            Assert.DoesNotContain("<script>alert", page);
            Assert.DoesNotContain("<img src=x", page);
            Assert.Contains("&lt;script&gt;alert", page);
        }
    }

    [Fact]
    public async Task What_people_look_at_leaves_no_entry_in_the_platform_s_log()
    {
        var browser = await Browser.OfAsync(hub, PersonRole.Viewer);
        await browser.GetAsync(hub.Page("logs"));
        var platform = await browser.GetAsync(hub.Page("logs/platform?source_types=DASHBOARD"));
        Assert.DoesNotContain("/logs</a>", platform);
    }

    private async Task<string> RunAsync(string account, string action, string input = "{}") =>
        RequestId(await hub.RunAsync(account, action, input));

    private static string RequestId(Answer answer) =>
        answer.Response.Headers.GetValues("x-request-id").Single();
}

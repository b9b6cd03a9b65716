using Patchbay.Hub.Access.People;

namespace Patchbay.Tests.Hub.Pages;

public sealed class AuditPageTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_act_shows_who_did_it_to_what_and_from_where()
    {
        var account = await _hub.LinkAsync("audited-page");
        await _hub.CallAsync("PATCH", $"/accounts/{account}", """{"label":"a"}""");
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);

        var page = await viewer.GetAsync(_hub.Page("audit"));

        Assert.Contains("account.updated", page);
        Assert.Contains("API key bootstrap", page);
        Assert.Contains("A customer, by a link", page);
        Assert.Contains($"title=\"{account}\"", page);
        Assert.Contains("given: label", page);
        Assert.Contains("127.0.0.1", page);
        Assert.Contains("closes.", page);
    }

    [Fact]
    public async Task Filters_by_act_actor_and_date_choose_what_is_shown()
    {
        var account = await _hub.LinkAsync("audit-filter");
        await _hub.CallAsync("PATCH", $"/accounts/{account}", """{"label":"b"}""");
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);

        var updates = await viewer.GetAsync(_hub.Page("audit?act=account.updated"));
        Assert.Contains("1 entry", updates);
        var customers = await viewer.GetAsync(_hub.Page("audit?actor=customer"));
        Assert.Contains("account.linked", customers);
        Assert.Contains("1 entry", customers);
        Assert.Contains(
            "No entry fits these filters",
            await viewer.GetAsync(_hub.Page("audit?from=2999-01-01T00:00"))
        );
        Assert.Contains(
            "No entry fits these filters",
            await viewer.GetAsync(_hub.Page("audit?to=2001-01-01T00:00"))
        );
        (await viewer.SendAsync("GET", _hub.Page("audit?from=yesterday"))).IsStatus(400);
        (await viewer.SendAsync("GET", _hub.Page("audit?before=x"))).IsStatus(400);
    }

    [Fact]
    public async Task Older_entries_are_on_further_pages()
    {
        for (var index = 0; index < 55; index++)
            await _hub.CallAsync(
                "POST",
                "/api_keys",
                """{"name":"k","scopes":["platform:read"]}"""
            );
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);

        var first = await viewer.GetAsync(_hub.Page("audit?act=api_key"));
        Assert.Contains("50 entries on this page", first);
        Assert.DoesNotContain("api_key.replaced</td>", first.ReplaceLineEndings(""));
        var next = System.Net.WebUtility.HtmlDecode(
            first.Split("rel=\"next\"")[0].Split("href=\"")[^1].Split('"')[0]
        );
        var second = await viewer.GetAsync(next);
        Assert.Contains("6 entries on this page", second);
        Assert.Contains("First page", second);
    }

    [Fact]
    public async Task The_page_tells_that_an_entry_was_changed()
    {
        await _hub.CallAsync("POST", "/api_keys", """{"name":"k","scopes":["platform:read"]}""");
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);
        Assert.Contains("The chain of all", await viewer.GetAsync(_hub.Page("audit?check=all")));

        await Tampering.ExecuteAsync(
            _hub,
            """
            DROP TRIGGER AuditEntries_no_update;
            UPDATE AuditEntries SET Text = replace(Text, 'api_key.created', 'api_key.revoked') WHERE Sequence = 2;
            """
        );

        foreach (var path in new[] { "audit", "audit?check=all" })
            Assert.Contains(
                "Entry 2 was changed: its hash is not that of its text.",
                await viewer.GetAsync(_hub.Page(path))
            );
    }

    [Fact]
    public async Task The_log_is_exported_as_it_is_kept_and_stays_in_its_project()
    {
        await _hub.CallAsync("POST", "/api_keys", """{"name":"k","scopes":["platform:read"]}""");
        await _hub.AddProjectAsync("Other");
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);

        var exported = await viewer.GetAsync(_hub.Page("audit/export"));
        Assert.Equal((await _hub.CallAsync("GET", "/audit_log")).IsOk().Text, exported);
        Assert.DoesNotContain(
            "api_key.replaced",
            await viewer.GetAsync(_hub.Page("audit", "Other"))
        );
        Assert.DoesNotContain(
            "api_key.replaced",
            await viewer.GetAsync(_hub.Page("audit/export", "Other"))
        );
    }

    [Fact]
    public async Task The_hub_s_own_log_is_for_administrators()
    {
        await _hub.CallAsync("POST", "/projects", """{"name":"New one"}""");
        var admin = await Browser.OfAsync(_hub, PersonRole.Admin);
        Assert.Contains("project.created", await admin.GetAsync(_hub.Page("audit/hub")));
        Assert.Contains("project.created", await admin.GetAsync(_hub.Page("audit/hub/export")));

        var member = await Browser.OfAsync(_hub, PersonRole.Member);
        Assert.DoesNotContain("audit/hub", await member.GetAsync(_hub.Page("audit")));
        (await member.SendAsync("GET", _hub.Page("audit/hub"))).IsStatus(403);
        (await member.SendAsync("GET", _hub.Page("audit/hub/export"))).IsStatus(403);
    }

    [Fact]
    public async Task Script_in_the_name_of_a_key_is_shown_as_text()
    {
        var made = await _hub.CallAsync(
            "POST",
            "/api_keys",
            """{"name":"<script>alert(1)</script>","scopes":["platform:write","platform:read"]}"""
        );
        await _hub.CallAsync(
            "POST",
            "/webhooks",
            """{"url":"https://hook.invalid/"}""",
            key: made["key"]!
        );
        var viewer = await Browser.OfAsync(_hub, PersonRole.Viewer);
        var page = await viewer.GetAsync(_hub.Page("audit?actor=alert(1)"));
        Assert.Contains("&lt;script&gt;alert(1)", page);
        Assert.DoesNotContain("<script>alert", page);
    }
}

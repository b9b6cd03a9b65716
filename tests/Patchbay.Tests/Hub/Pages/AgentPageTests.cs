using System.Text.RegularExpressions;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>Limits and agent sessions in the dashboard, as its forms are sent.</summary>
public sealed partial class AgentPageTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task A_key_is_made_with_limits_and_the_list_tells_them()
    {
        var member = await Browser.OfAsync(hub, "member");
        var page = hub.Page("keys");
        (
            await member.PostFormAsync(
                page,
                page,
                ("name", "Bounded"),
                ("scopes", "actions:execute"),
                ("days", "30"),
                ("read_only", "true"),
                ("actions", "ashby_list_*, ashby_get_*"),
                ("max_calls", "100")
            )
        ).IsOk();
        var shown = await member.GetAsync(page);
        Assert.Contains("Reads only", shown);
        Assert.Contains("Actions: ashby_list_*, ashby_get_*", shown);
        Assert.Contains("0 of 100 calls made", shown);
    }

    [Fact]
    public async Task What_was_typed_stays_where_a_limit_cannot_be()
    {
        var member = await Browser.OfAsync(hub, "member");
        foreach (var form in new[] { "keys", "agents" })
        {
            var page = hub.Page(form);
            var refused = await member.PostFormAsync(
                page,
                page,
                ("name", "Mistyped"),
                ("scopes", "actions:execute"),
                ("owner", "acme"),
                ("days", "30"),
                ("hours", "1"),
                ("effects", "read"),
                ("max_calls", "many")
            );
            refused.IsStatus(400);
            Assert.Contains("limits.max_calls must be from 1", refused.Text);
            Assert.Contains("value=\"many\"", refused.Text);
            Assert.Contains("value=\"read\" checked", refused.Text);
            Assert.DoesNotContain("Mistyped</td>", await member.GetAsync(page));
        }
    }

    [Fact]
    public async Task A_session_s_address_is_shown_once()
    {
        var account = await hub.LinkAsync("for-agents");
        var member = await Browser.OfAsync(hub, "member");
        var page = hub.Page("agents");
        var made = await member.PostFormAsync(
            page,
            page,
            ("name", "Screening <b>agent</b>"),
            ("accounts", account),
            ("hours", "24"),
            ("max_writes", "5")
        );
        var address = Address().Match(made.IsOk().Text).Value;
        Assert.StartsWith($"{hub.Address}mcp?token=agt_", address);

        var list = await member.GetAsync(page);
        Assert.DoesNotContain("agt_", list);
        Assert.Contains("Screening &lt;b&gt;agent&lt;/b&gt;", list);
        Assert.Contains("for-agents Inc", list);
        Assert.Contains("0 of 5 changes made", list);
        Assert.Contains("agent_session.created", await member.GetAsync(hub.Page("audit")));
    }

    [Fact]
    public async Task A_revoked_session_is_shown_as_such_and_of_another_project_as_none()
    {
        var member = await Browser.OfAsync(hub, "member");
        var page = hub.Page("agents");
        var made = await hub.CallAsync(
            "POST",
            "/agent_sessions",
            """{"name":"Short","origin_owner_id":"o"}"""
        );
        var revoke = $"{page}/{made.IsStatus(201)["id"]}/revoke";
        await hub.AddProjectAsync("No agents");
        var other = hub.Page("agents", "No agents");
        Assert.DoesNotContain("Short", await member.GetAsync(other));
        (await member.PostFormAsync(page, $"{other}/{made["id"]}/revoke")).IsStatus(404);

        await member.LandsAsync(await member.PostFormAsync(page, revoke), page + "?done=saved");
        var shown = (await hub.CallAsync("GET", $"/agent_sessions/{made["id"]}")).IsOk();
        Assert.NotNull(shown["revoked_at"]);
    }

    [Fact]
    public async Task More_sessions_than_a_page_holds_are_on_the_next()
    {
        await hub.AddProjectAsync("Many agents");
        var member = await Browser.OfAsync(hub, "member");
        var page = hub.Page("agents", "Many agents");
        for (var i = 0; i < 3; i++)
            (
                await member.PostFormAsync(
                    page,
                    page,
                    ("name", $"Agent {i}"),
                    ("owner", "acme"),
                    ("hours", "1")
                )
            ).IsOk();
        var first = await member.GetAsync(page + "?page_size=2");
        Assert.Contains("Agent 2", first);
        Assert.DoesNotContain("Agent 0", first);
        Assert.Contains("page_size=2&amp;page=2", first);
        Assert.Contains("Agent 0", await member.GetAsync(page + "?page_size=2&page=2"));
    }

    [GeneratedRegex(@"http://[^<\s]+mcp\?token=agt_[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Address();
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>The dashboard's pages of API keys, people and settings.</summary>
public sealed partial class AccessPagesTests(TestHub hub) : IClassFixture<TestHub>
{
    private string Project => hub.Server.Services.GetRequiredService<IAccess>().Projects[0].Id;

    private string At(string page) => $"/dashboard/{Project}/{page}";

    [Fact]
    public async Task A_member_makes_a_key_that_is_shown_once_and_opens_what_was_ticked()
    {
        var member = await Browser.OfAsync(hub, "member");
        var made = await member.PostFormAsync(
            At("keys"),
            At("keys"),
            ("name", "From <b>page</b>"),
            ("scopes", "platform:read"),
            ("days", "30")
        );
        made.IsStatus(200);
        var key = KeyText().Match(made.Text).Groups["key"].Value;
        (await hub.CallAsync("GET", "/accounts", key: key)).IsOk();
        (await hub.CallAsync("POST", "/actions/rpc", "{}", key: key)).IsError(403, "missing_scope");

        var list = (await member.SendAsync("GET", At("keys"))).Text;
        Assert.Contains("From &lt;b&gt;page&lt;/b&gt;", list);
        Assert.DoesNotContain(key, list);
    }

    [Fact]
    public async Task A_key_can_hold_no_more_than_whoever_makes_it()
    {
        var member = await Browser.OfAsync(hub, "member");
        Assert.DoesNotContain(
            "value=\"hub:admin\"",
            (await member.SendAsync("GET", At("keys"))).Text
        );
        var refused = await member.PostFormAsync(
            At("keys"),
            At("keys"),
            ("name", "Too much"),
            ("scopes", "hub:admin"),
            ("days", "0")
        );
        refused.IsStatus(400);
        Assert.Contains("No key was made", refused.Text);
        // What was typed is still there.
        Assert.Contains("value=\"Too much\"", refused.Text);
        Assert.DoesNotContain("Too much", (await hub.CallAsync("GET", "/api_keys")).IsOk().Text);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on()
    {
        var member = await Browser.OfAsync(hub, "member");
        var key = await hub.CreateKeyAsync(KeyScopes.PlatformRead);
        var row = (await hub.CallAsync("GET", "/api_keys"))
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Last(one => one.GetProperty("name").GetString() == "test");
        var id = row.GetProperty("id").GetString();
        (await member.PostFormAsync(At("keys"), At($"keys/{id}/revoke"))).IsStatus(302);
        (await hub.CallAsync("GET", "/accounts", key: key)).IsError(401, "unauthorized");
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("agents")]
    [InlineData("people")]
    [InlineData("settings")]
    public async Task A_viewer_sees_the_page_and_no_form_on_it(string page)
    {
        var viewer = await Browser.OfAsync(hub, "viewer");
        var shown = await viewer.SendAsync("GET", At(page));
        shown.IsStatus(200);
        Assert.DoesNotContain("__RequestVerificationToken", shown.Text);
    }

    [Theory]
    [InlineData("viewer", "keys")]
    [InlineData("viewer", "agents")]
    [InlineData("viewer", "agents/ags_x/revoke")]
    [InlineData("member", "people")]
    [InlineData("member", "people/person_x")]
    [InlineData("member", "people/person_x/remove")]
    [InlineData("member", "settings/vault/rotate")]
    [InlineData("member", "settings/projects")]
    public async Task What_a_role_does_not_allow_is_refused_with_a_page_that_says_so(
        string role,
        string form
    )
    {
        var person = await Browser.OfAsync(hub, role);
        var answer = await person.SendFormAsync(At(form));
        answer.IsStatus(403);
        Assert.Contains("Your role does not allow this.", answer.Text);
    }

    [Fact]
    public async Task A_form_that_no_page_of_ours_sent_changes_nothing()
    {
        var admin = await Browser.OfAsync(hub, "admin");
        foreach (
            var form in new[]
            {
                "keys",
                "agents",
                "people",
                "settings/vault/rotate",
                "settings/projects",
            }
        )
        {
            var answer = await admin.SendFormAsync(At(form), ("name", "Made"));
            answer.IsStatus(400);
            Assert.Contains("not sent by this dashboard", answer.Text);
        }
        Assert.Equal("none", (await hub.CallAsync("GET", "/vault/rotation"))["state"]);
    }

    [Fact]
    public async Task Another_project_s_keys_are_neither_shown_nor_revoked()
    {
        var other = await hub.AddProjectAsync("Walled off");
        var id = (await hub.CallAsync("GET", "/api_keys", key: other))
            .IsOk()
            .Json.GetProperty("data")[0]
            .GetProperty("id")
            .GetString();
        var admin = await Browser.OfAsync(hub, "admin");
        Assert.DoesNotContain(id!, (await admin.SendAsync("GET", At("keys"))).Text);
        (await admin.PostFormAsync(At("keys"), At($"keys/{id}/revoke"))).IsStatus(404);
        (await hub.CallAsync("GET", "/api_keys", key: other)).IsOk();
    }

    [Fact]
    public async Task An_administrator_invites_locks_out_and_removes_but_never_themselves()
    {
        var admin = await Browser.OfAsync(hub, "admin");
        var invited = await admin.PostFormAsync(
            At("people"),
            At("people"),
            ("email", "grace@example.com"),
            ("name", "Grace <i>"),
            ("role", "viewer")
        );
        invited.IsStatus(200);
        var token = InviteToken().Match(invited.Text).Groups["token"].Value;
        var grace = new Browser(hub);
        (await grace.AcceptAsync(token)).IsStatus(204);
        Assert.Contains("Grace &lt;i&gt;", (await admin.SendAsync("GET", At("people"))).Text);

        var id = await PersonIdAsync("grace@example.com");
        (await admin.PostFormAsync(At("people"), At($"people/{id}"), ("role", "member"))).IsStatus(
            302
        );
        (await grace.SignInAsync()).IsStatus(204);
        Assert.Contains("member", await grace.AccountAsync());
        (await admin.PostFormAsync(At("people"), At($"people/{id}"), ("locked", "true"))).IsStatus(
            302
        );
        Assert.Null(await grace.AccountAsync());
        (await admin.PostFormAsync(At("people"), At($"people/{id}/remove"))).IsStatus(302);
        Assert.Null(await PersonIdAsync("grace@example.com"));

        // Their own row has no menu, and the form by hand is refused.
        Assert.DoesNotContain("<form", await OwnRowAsync(admin));
        var page = (await admin.SendAsync("GET", "/account")).Text;
        var self = await PersonIdAsync(Email().Match(page).Value);
        (await admin.PostFormAsync(At("people"), At($"people/{self}/remove"))).IsStatus(409);
        Assert.NotNull(await admin.AccountAsync());
    }

    [Fact]
    public async Task A_wrong_address_is_told_beside_what_was_typed()
    {
        var admin = await Browser.OfAsync(hub, "admin");
        var refused = await admin.PostFormAsync(
            At("people"),
            At("people"),
            ("email", "no address"),
            ("name", "Ada"),
            ("role", "member")
        );
        refused.IsStatus(400);
        Assert.Contains("email must be an e-mail address", refused.Text);
        Assert.Contains("value=\"no address\"", refused.Text);
        Assert.Contains("value=\"Ada\"", refused.Text);
    }

    [Fact]
    public async Task What_was_done_here_stands_in_the_audit_log_under_the_person()
    {
        var admin = await Browser.OfAsync(hub, "admin");
        await admin.PostFormAsync(
            At("keys"),
            At("keys"),
            ("name", "audited"),
            ("scopes", "logs:read"),
            ("days", "30")
        );
        var log = (await hub.CallAsync("GET", "/audit_log")).IsOk().Text;
        var entry = log.Split('\n')
            .Last(line => line.Contains("api_key.created", StringComparison.Ordinal));
        Assert.Contains("\"person\"", entry);
    }

    private async Task<string?> PersonIdAsync(string email) =>
        (await hub.CallAsync("GET", "/people"))
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Where(person => person.GetProperty("email").GetString() == email)
            .Select(person => person.GetProperty("id").GetString())
            .SingleOrDefault();

    private async Task<string> OwnRowAsync(Browser browser)
    {
        var page = (await browser.SendAsync("GET", At("people"))).Text;
        return page.Split("<tr>").Single(row => row.Contains("(you)", StringComparison.Ordinal));
    }

    [GeneratedRegex(
        "<pre[^>]{0,200}><code>(?<key>[^<]{20,100})</code>",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex KeyText();

    [GeneratedRegex("invite\\?token=(?<token>[A-Za-z0-9_-]{1,100})", RegexOptions.NonBacktracking)]
    private static partial Regex InviteToken();

    [GeneratedRegex("admin-[0-9a-f]{32}@example.com", RegexOptions.NonBacktracking)]
    private static partial Regex Email();
}

using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>Connector profiles in the dashboard, as its forms are sent.</summary>
public sealed class ProfilePageTests(TestHub hub) : IClassFixture<TestHub>
{
    private string Project => hub.Server.Services.GetRequiredService<IAccess>().Projects[0].Id;

    private ICatalog Catalog => hub.Server.Services.GetRequiredService<ICatalog>();

    private string Page(string page) => $"/dashboard/{Project}/{page}";

    [Fact]
    public async Task Is_protected()
    {
        var id = await hub.ProfileIdAsync();
        var viewer = await Browser.OfAsync(hub, "viewer");
        (await viewer.SendAsync("GET", Page("profiles"))).IsStatus(200);
        var shown = await viewer.SendAsync("GET", Page($"profiles/{id}"));
        Assert.DoesNotContain("Save profile", shown.IsStatus(200).Text);
        IsRefused(await viewer.SendAsync("GET", Page("profiles/new")));
        IsRefused(await viewer.SendAsync("GET", Page($"profiles/{id}/delete")));
        IsRefused(await viewer.SendAsync("POST", Page("profiles/new")));
        IsRefused(await viewer.SendAsync("POST", Page($"profiles/{id}")));
        IsRefused(await viewer.SendAsync("POST", Page($"profiles/{id}/delete")));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var member = await Browser.OfAsync(hub, "member");
        (await member.SendAsync("POST", Page("profiles/new"))).IsStatus(400);
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.ProfileIdAsync(await hub.AddProjectAsync("Other of profiles"));
        var member = await Browser.OfAsync(hub, "member");
        (await member.SendAsync("GET", Page($"profiles/{other}"))).IsStatus(404);
        (await member.SendAsync("GET", Page($"profiles/{other}/delete"))).IsStatus(404);
        (
            await member.PostFormAsync(
                Page("profiles/new"),
                Page($"profiles/{other}"),
                ("name", "Taken over")
            )
        ).IsStatus(404);
        (
            await member.PostFormAsync(Page("profiles/new"), Page($"profiles/{other}/delete"))
        ).IsStatus(404);
        Assert.DoesNotContain(other, (await member.SendAsync("GET", Page("profiles"))).Text);
    }

    [Fact]
    public async Task What_is_off_for_agents_is_switched_on_by_its_boxes()
    {
        var member = await Browser.OfAsync(hub, "member");
        var profile = await CreateAsync(member, ("name", "Agents' own"), ("allow", "all"));
        Assert.Equal(AgentSwitches.Off, profile.Agents);
        var page = Page($"profiles/{profile.Id}");
        var shown = (await member.SendAsync("GET", page)).IsOk().Text;
        Assert.Contains("What cannot be undone", shown);
        Assert.Contains("Cancel interview schedule", shown, StringComparison.OrdinalIgnoreCase);

        (
            await member.PostFormAsync(
                page,
                page,
                ("name", "Agents' own"),
                ("allow", "all"),
                ("agents_mails_candidates", "true")
            )
        ).IsStatus(302);
        Assert.Equal(new(false, true), Catalog.FindProfile(Project, profile.Id)!.Agents);
        Assert.Matches(
            "name=\"agents_mails_candidates\" value=\"true\" checked",
            (await member.SendAsync("GET", page)).Text
        );
    }

    [Fact]
    public async Task A_new_profile_enables_what_was_ticked_and_its_page_names_the_boxes()
    {
        var member = await Browser.OfAsync(hub, "member");
        var profile = await CreateAsync(
            member,
            ("name", "Notes <b>only</b>"),
            ("active", "true"),
            ("allow", "some"),
            ("action", "ashby_list_candidates"),
            ("action", "ashby_create_candidate_note_as_string")
        );
        Assert.Equal(
            ["ashby_list_candidates", "ashby_create_candidate_note_as_string"],
            profile.EnabledActions!
        );
        Assert.True(profile.Active);

        var list = await member.SendAsync("GET", Page("profiles"));
        Assert.Contains("Notes &lt;b&gt;only&lt;/b&gt;", list.Text);
        Assert.Contains("Candidates: Read, Write", list.Text);
        Assert.Contains("2 of", list.Text);

        var form = (await member.SendAsync("GET", Page($"profiles/{profile.Id}"))).Text;
        Assert.Contains("2 permissions", form);
        Assert.Contains("data-scope=\"candidatesRead\">Candidates: Read", form);
        Assert.Contains("data-scope=\"jobsRead\" hidden>Jobs: Read", form);
        Assert.Contains($"/guides/ashby?profile={profile.Id}", form);
    }

    [Fact]
    public async Task All_actions_means_those_of_later_versions_too()
    {
        var member = await Browser.OfAsync(hub, "member");
        var profile = await CreateAsync(
            member,
            ("name", "All of them"),
            ("allow", "all"),
            ("action", "ashby_list_candidates")
        );
        Assert.Null(profile.EnabledActions);
        Assert.False(profile.Active);
    }

    [Fact]
    public async Task A_profile_is_changed_and_disabled_and_its_accounts_are_inactive()
    {
        var member = await Browser.OfAsync(hub, "member");
        var profile = await CreateAsync(member, ("name", "To change"), ("active", "true"));
        var token = await hub.CreateSessionAsync(
            "of-profile",
            $",\"integration_id\":\"{profile.Id}\""
        );
        var account = (
            await hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials())
        ).IsOk()["id"]!;

        var page = Page($"profiles/{profile.Id}");
        Assert.Contains("its 1 account goes inactive", (await member.SendAsync("GET", page)).Text);
        (await member.PostFormAsync(page, page, ("name", " Changed "), ("allow", "some"))).IsStatus(
            302
        );

        var changed = Catalog.FindProfile(Project, profile.Id)!;
        Assert.Equal(("Changed", false), (changed.Name, changed.Active));
        Assert.Empty(changed.EnabledActions!);
        Assert.Equal("inactive", (await hub.CallAsync("GET", $"/accounts/{account}"))["status"]);

        // It stays while accounts use it, and says so in words.
        var ask = await member.SendAsync("GET", $"{page}/delete");
        Assert.Contains("One account is linked by this profile.", ask.Text);
        var refused = await member.PostFormAsync(page, $"{page}/delete");
        Assert.Contains("One account is linked by this profile.", refused.IsStatus(409).Text);
        Assert.NotNull(Catalog.FindProfile(Project, profile.Id));
    }

    [Fact]
    public async Task An_empty_name_shows_the_form_again_with_what_was_typed()
    {
        var member = await Browser.OfAsync(hub, "member");
        var before = Catalog.Profiles(Project).Count;
        var again = await member.PostFormAsync(
            Page("profiles/new"),
            Page("profiles/new"),
            ("connector", "ashby"),
            ("name", " "),
            ("environment", "production"),
            ("allow", "some"),
            ("action", "ashby_list_jobs")
        );
        Assert.Contains("Give it a name.", again.IsStatus(400).Text);
        Assert.Contains("1 of", again.Text);
        Assert.Equal(before, Catalog.Profiles(Project).Count);
    }

    [Fact]
    public async Task A_profile_that_nobody_uses_is_deleted()
    {
        var member = await Browser.OfAsync(hub, "member");
        var profile = await CreateAsync(member, ("name", "To delete"));
        var page = Page($"profiles/{profile.Id}/delete");
        (await member.PostFormAsync(page, page)).IsStatus(302);
        Assert.Null(Catalog.FindProfile(Project, profile.Id));
        var log = await hub.CallAsync("GET", "/audit_log");
        Assert.Contains("auth_config.deleted", log.Text);
    }

    [Fact]
    public async Task What_was_refused_is_not_in_the_audit_log()
    {
        var member = await Browser.OfAsync(hub, "member");
        var refused = await member.PostFormAsync(
            Page("profiles/new"),
            Page("profiles/new"),
            ("connector", "ashby"),
            ("name", "")
        );
        var request = refused.IsStatus(400).Response.Headers.GetValues("x-request-id").Single();
        var log = (await hub.CallAsync("GET", "/audit_log")).IsOk();
        Assert.NotEmpty(log.Text);
        Assert.DoesNotContain(request, log.Text);
    }

    private static void IsRefused(Answer answer) => answer.IsStatus(403);

    private async Task<Profile> CreateAsync(
        Browser member,
        params (string Name, string Value)[] fields
    )
    {
        var before = Catalog.Profiles(Project).Select(one => one.Id).ToHashSet();
        var answer = await member.PostFormAsync(
            Page("profiles/new"),
            Page("profiles/new"),
            [("connector", "ashby"), ("environment", "production"), .. fields]
        );
        answer.IsStatus(302);
        return Catalog.Profiles(Project).Single(one => !before.Contains(one.Id));
    }
}

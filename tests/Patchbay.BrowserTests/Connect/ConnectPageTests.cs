using Patchbay.AshbySandbox;

namespace Patchbay.BrowserTests.Connect;

/// <summary>The hub's page by itself, as an end customer's admin uses it.</summary>
public sealed class ConnectPageTests(LinkingSite linking) : IClassFixture<LinkingSite>
{
    private readonly Site _site = linking.Site;

    public static TheoryData<string> Looks => [.. Look.All.Select(look => look.Name)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_key_is_pasted_and_the_page_says_what_works(string name)
    {
        var look = Look.All.Single(one => one.Name == name);
        var token = await _site.Hub.CreateSessionAsync($"links-{name}");
        await using var view = await _site.OpenLinkAsync(token, look);
        await view.SeeAsync("Link Ashby");
        await view.CheckAsync("connect");

        await view.Page.GetByText("How to make the key").ClickAsync();
        var form = view.Page.GetByRole(AriaRole.Table);
        await Assertions
            .Expect(form.GetByRole(AriaRole.Row, new() { Name = "Hiring Process" }))
            .ToBeVisibleAsync();
        await view.CheckAsync("connect-guide");
        await view.Page.GetByText("How to make the key").ClickAsync();

        await view.FillAsync(_site.Hub.AddKeyWithout().Secret);
        await view.PressAsync("Connect");
        await view.SeeAsync("Ashby is linked");
        await view.Page.GetByText("The actions that work").ClickAsync();
        await Assertions
            .Expect(view.Page.GetByText("List Candidates", new() { Exact = true }))
            .ToBeVisibleAsync();
        await view.CheckAsync("connect-done");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_box_that_is_missing_is_named_and_ticked_and_the_typed_key_is_still_there(
        string name
    )
    {
        var look = Look.All.Single(one => one.Name == name);
        var key = _site.Hub.AddKeyWithout("candidatesRead", "offersRead");
        var token = await _site.Hub.CreateSessionAsync($"ticks-{name}");
        await using var view = await _site.OpenLinkAsync(token, look);
        await view.FillAsync(key.Secret);
        await view.PressAsync("Connect");
        await view.Expect("lacks the permission Candidates: Read").ToBeVisibleAsync();
        var alert = view.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert.GetByText("Required")).ToBeVisibleAsync();
        await Assertions.Expect(alert.GetByText("Offers: Read")).ToBeVisibleAsync();
        var field = view.Page.GetByLabel(ConnectSite.Field, new() { Exact = true });
        await Assertions.Expect(field).ToHaveValueAsync(key.Secret);
        await Assertions.Expect(field).ToBeFocusedAsync();
        await view.CheckAsync("connect-missing");

        _site.Hub.TickAll(key);
        await view.PressAsync("Try again");
        await view.SeeAsync("Ashby is linked");
    }

    [Fact]
    public async Task A_wrong_key_is_told_in_its_place()
    {
        var token = await _site.Hub.CreateSessionAsync("wrong");
        await using var view = await _site.OpenLinkAsync(token);
        await view.FillAsync("not-a-key-of-anybody");
        await view.PressAsync("Connect");
        await view.Expect("Ashby does not accept this key.").ToBeVisibleAsync();
        Assert.Equal("Not linked: Link Ashby", await view.Page.TitleAsync());
        await view.CheckAsync("connect-wrong");
    }

    [Fact]
    public async Task Each_step_is_shown_while_it_is_taken()
    {
        var key = _site.Hub.AddKeyWithout();
        var token = await _site.Hub.CreateSessionAsync("steps");
        await using var view = await _site.OpenLinkAsync(token);
        await view.FillAsync(key.Secret);
        var wait = TimeSpan.FromSeconds(15);
        _site.Hub.Ashby.FailNext("candidate.list", SandboxFault.Delay(wait));
        await view.PressAsync("Connect");
        await Assertions.Expect(view.Page.Locator("[data-step=Ask]")).ToHaveClassAsync("now");
        await Assertions.Expect(view.Page.Locator("[data-step=Send]")).ToHaveClassAsync("done");
        await Assertions.Expect(view.Page.Locator("[data-step=Store]")).ToHaveClassAsync("");
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Status).First)
            .ToHaveTextAsync("Asking Ashby whether it accepts the key");
        await view.CheckAsync("connect-checking");
        _site.Hub.Ashby.TurnClock(wait);
        await view.SeeAsync("Ashby is linked");
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_server_cannot_be_reached()
    {
        var token = await _site.Hub.CreateSessionAsync("lost");
        await using var view = await _site.OpenLinkAsync(token);
        var key = _site.Hub.AddKeyWithout().Secret;
        await view.FillAsync(key);
        await view.Page.Context.SetOfflineAsync(true);
        await view.PressAsync("Connect");
        await view.Expect("The server could not be reached").ToBeVisibleAsync();
        await Assertions.Expect(view.Page.GetByLabel(ConnectSite.Field)).ToHaveValueAsync(key);
        Assert.Contains("ERR_INTERNET_DISCONNECTED", Assert.Single(view.TakeProblems()));
        await view.Page.Context.SetOfflineAsync(false);
        await view.CheckAsync("connect-lost");
        await view.PressAsync("Connect");
        await view.SeeAsync("Ashby is linked");
    }

    [Fact]
    public async Task A_stored_key_is_masked_until_Edit_and_kept_without_it()
    {
        var key = _site.Hub.AddKeyWithout();
        var account = await _site.Hub.LinkAsync("edits", key.Secret);
        await using var view = await _site.OpenLinkAsync(
            await _site.Hub.CreateSessionAsync("edits")
        );
        await view.SeeAsync("Update the link to Ashby");
        var stored = view.Page.GetByLabel("API Key, as stored");
        await Assertions.Expect(stored).ToHaveValueAsync($"••••••••••{key.Secret[^4..]}");
        Assert.DoesNotContain(key.Secret, await view.Page.ContentAsync());
        await view.CheckAsync("connect-edit");
        await view.PressAsync("Save and check");
        await view.SeeAsync("Ashby is linked");
        await RunsWithAsync(account, key);

        var other = _site.Hub.AddKeyWithout();
        await using var again = await _site.OpenLinkAsync(
            await _site.Hub.CreateSessionAsync("edits")
        );
        await again.PressAsync("Edit");
        var field = again.Page.Locator("#apiKey");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await again.CheckAsync("connect-edit-open");
        await field.FillAsync(other.Secret);
        await again.PressAsync("Save and check");
        await again.SeeAsync("Ashby is linked");
        await RunsWithAsync(account, other);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task What_does_not_work_yet_is_listed_and_checked_again(string name)
    {
        var look = Look.All.Single(one => one.Name == name);
        var key = _site.Hub.AddKeyWithout("jobsRead", "offersWrite");
        await using var view = await _site.OpenLinkAsync(
            await _site.Hub.CreateSessionAsync($"gaps-{name}"),
            look
        );
        await view.FillAsync(key.Secret);
        await view.PressAsync("Connect");
        await view.SeeAsync("Ashby is linked");
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Jobs: Read" }))
            .ToBeVisibleAsync();
        await view.CheckAsync("connect-gaps");
        _site.Hub.TickAll(key);
        await view.PressAsync("Check again");
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "What is missing" }))
            .ToHaveCountAsync(0);
        await view.SeeAsync("Ashby is linked");
    }

    [Fact]
    public async Task Without_script_the_page_does_the_same_step_by_step()
    {
        var key = _site.Hub.AddKeyWithout("candidatesRead");
        var token = await _site.Hub.CreateSessionAsync("no script");
        await using var view = await _site.OpenLinkAsync(token, Look.Phone, script: false);
        await view.FillAsync(key.Secret);
        await view.PressAsync("Connect");
        await view.Expect("lacks the permission Candidates: Read").ToBeVisibleAsync();
        // It never goes back into a page.
        await Assertions.Expect(view.Page.GetByLabel(ConnectSite.Field)).ToHaveValueAsync("");
        _site.Hub.TickAll(key);
        await view.FillAsync(key.Secret);
        await view.PressAsync("Try again");
        await view.SeeAsync("Ashby is linked");

        await using var edit = await _site.OpenLinkAsync(
            await _site.Hub.CreateSessionAsync("no script"),
            script: false
        );
        await edit.Expect("Leave this empty to keep it").ToBeVisibleAsync();
        await edit.PressAsync("Save and check");
        await edit.SeeAsync("Ashby is linked");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_there_are_several_connectors_one_is_picked(bool script)
    {
        var session = await _site.Hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"picks","origin_owner_name":"Picks","multiple":true}"""
        );
        await using var view = await _site.OpenLinkAsync(session["token"]!, script: script);
        await view.SeeAsync("What do you want to link?");
        if (script)
            await view.CheckAsync("connect-choice");
        await view.Page.GetByRole(AriaRole.Link).First.ClickAsync();
        await view.SeeAsync("Link Ashby");
    }

    private async Task RunsWithAsync(string account, SandboxKey key)
    {
        (await _site.Hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        Assert.Equal(key.Title, _site.Hub.Ashby.Requests[^1].KeyTitle);
    }
}

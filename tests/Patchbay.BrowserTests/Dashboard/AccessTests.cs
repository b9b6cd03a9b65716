namespace Patchbay.BrowserTests.Dashboard;

/// <summary>Who may come in: signing in, keys, people, settings.</summary>
public sealed class AccessTests(DashboardSite dashboard) : IClassFixture<DashboardSite>
{
    private Site Site => dashboard.Site;

    public static TheoryData<string> Looks { get; } = [.. Look.All.Select(look => look.Name)];

    private static Look Find(string look) => Look.All.Single(one => one.Name == look);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_looks_right(string look)
    {
        foreach (
            var (name, page) in new[]
            {
                ("keys", "keys"),
                ("agents", "agents"),
                ("people", "people"),
                ("settings", "settings"),
                ("settings-brand", "settings/brand"),
            }
        )
        {
            await using var view = await Site.OpenAsync(
                Site.Dashboard(page),
                Find(look),
                signedIn: true
            );
            await view.CheckAsync(name);
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Signing_in_begins_on_a_page_that_says_how(string look)
    {
        await using var view = await Site.OpenAsync(Site.Dashboard("accounts"), Find(look));
        await Assertions
            .Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }))
            .ToBeVisibleAsync();
        await view.CheckAsync("sign-in");
    }

    [Fact]
    public async Task A_key_is_made_copied_and_revoked_after_a_question()
    {
        await using var view = await Site.OpenAsync(Site.Dashboard("keys"), signedIn: true);
        var page = view.Page;
        await page.GetByLabel("Name").FillAsync("Short-lived");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make key" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the new API key" }).ClickAsync();
        await Assertions
            .Expect(page.GetByText("Copied", new() { Exact = true }).First)
            .ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("v1.", copied);
        await view.CheckAsync("keys-made");

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Short-lived" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await view.CheckAsync("keys-revoke");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Short-lived" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Revoke Short-lived" }))
            .ToBeHiddenAsync();
        (await Site.Hub.CallAsync("GET", "/accounts", key: copied)).IsStatus(401);
    }

    [Fact]
    public async Task An_agent_s_session_is_made_with_limits_copied_and_revoked()
    {
        foreach (var look in Look.All)
        {
            await using var view = await Site.OpenAsync(
                Site.Dashboard("agents"),
                look,
                signedIn: true
            );
            var page = view.Page;
            var name = $"Screening {look}";
            await page.GetByLabel("Name").FillAsync(name);
            await page.GetByLabel("Account ids").FillAsync(dashboard.Whole);
            await page.GetByLabel("update", new() { Exact = true }).CheckAsync();
            await page.GetByLabel("read", new() { Exact = true }).CheckAsync();
            await page.GetByLabel("Most changes").FillAsync("20");
            await page.GetByRole(AriaRole.Button, new() { Name = "Make session" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Copy the session's address" })
                .ClickAsync();
            await Assertions
                .Expect(page.GetByText("Copied", new() { Exact = true }).First)
                .ToBeVisibleAsync();
            var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
            Assert.Contains("/mcp?token=agt_", copied);
            await Assertions
                .Expect(page.GetByText("0 of 20 changes made").First)
                .ToBeVisibleAsync();
            await view.CheckAsync("agents-made");

            var revoke = page.GetByRole(
                AriaRole.Button,
                new() { Name = $"Revoke {name}", Exact = true }
            );
            await revoke.ClickAsync();
            await view.CheckAsync("agents-revoke");
            await page.GetByRole(AriaRole.Button, new() { Name = "Revoke session" }).ClickAsync();
            await Assertions.Expect(revoke).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task Keys_and_sessions_are_made_and_revoked_without_script()
    {
        await using var view = await Site.OpenAsync(
            Site.Dashboard("agents"),
            signedIn: true,
            script: false
        );
        var page = view.Page;
        await page.GetByLabel("Name").FillAsync("No script");
        await page.GetByLabel("Customer").FillAsync("acme");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make session" }).ClickAsync();
        await Assertions.Expect(page.GetByText("/mcp?token=agt_")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke No script" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Revoke No script" }))
            .ToBeHiddenAsync();

        await page.GotoAsync(Site.Dashboard("keys"));
        await page.GetByText("Limits", new() { Exact = true }).Last.ClickAsync();
        await page.GetByLabel("Name").FillAsync("Key without script");
        await page.GetByLabel("Only read").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make key" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Reads only").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Key without script" })
            .ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Revoke Key without script" }))
            .ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_invited_person_makes_a_real_passkey_and_comes_back_with_it()
    {
        await using var admin = await Site.OpenAsync(Site.Dashboard("people"), signedIn: true);
        await admin.Page.GetByLabel("E-mail").FillAsync("grace@example.com");
        await admin
            .Page.GetByRole(AriaRole.Button, new() { Name = "Make invitation" })
            .ClickAsync();
        var link = await admin
            .Page.GetByLabel("the invitation's link", new() { Exact = true })
            .TextContentAsync();

        await using var view = await Site.OpenAsync("/sign-in");
        var page = view.Page;
        await using var authenticator = await page
            .Context.NewCDPSessionAsync(page)
            .AddAuthenticatorAsync();
        await page.GotoAsync(link!.Trim());
        await view.CheckAsync("invite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and sign in" })
            .ClickAsync();
        await page.WaitForURLAsync("**/dashboard/*/overview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })
            .ClickAsync();
        await page.WaitForURLAsync("**/dashboard/*/overview");
        await page.GotoAsync("/account");
        await view.CheckAsync("own-account");
    }
}

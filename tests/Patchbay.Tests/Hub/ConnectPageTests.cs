using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

/// <summary>The page behind auth_link_url, as an end customer's admin meets it.</summary>
public sealed class ConnectPageTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task The_link_of_a_session_opens_the_form()
    {
        var session = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"page","origin_owner_name":"Acme <Hiring>","provider":"ashby"}"""
        );
        var link = new Uri(session["auth_link_url"]!);
        var page = await TestHub.SendAsync(hub.Request("GET", link.PathAndQuery));
        page.IsPage(200, "Link Ashby");
        Assert.Contains("<strong>Acme &lt;Hiring&gt;</strong>", page.Text);
        Assert.Contains("The app that sent you this link asks", page.Text);
        Assert.Contains("good for 29 minutes more, until <time datetime=", page.Text);
        Assert.Contains("for one use", page.Text);
        Assert.Matches(
            """<input id="apiKey" name="apiKey" type="password" autocomplete="off" """,
            page.Text
        );
        Assert.Contains("18 boxes to tick", page.Text);
        Assert.Contains("<h2>Select the API key permissions</h2>", page.Text);
        Assert.Contains("<th scope=\"row\">Hiring Process</th>", page.Text);
        Assert.Contains($"{hub.Address}guides/ashby?scopes=", page.Text);
    }

    [Fact]
    public async Task The_guide_asks_for_what_the_profiles_actions_need_and_no_more()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var profile = await own.CallAsync(
            "POST",
            "/auth_configs",
            """{"connector_key":"ashby","name":"Jobs only","enabled_actions":["ashby_list_jobs"]}"""
        );
        Assert.Equal(201, (int)profile.Status);
        var page = await own.OpenLinkAsync(
            await own.CreateSessionAsync("narrow", $$""","integration_id":"{{profile["id"]}}" """)
        );
        page.IsPage(200, "Link Ashby");
        Assert.Contains("2 boxes to tick", page.Text);
        Assert.Contains("<th scope=\"row\">Jobs</th>", page.Text);
        Assert.Contains("<th scope=\"row\">Candidates</th>", page.Text);
        Assert.DoesNotContain("<th scope=\"row\">Offers</th>", page.Text);
        Assert.Contains("guides/ashby?scopes=jobsRead,candidatesRead\"", page.Text);
        Assert.DoesNotContain("Navigate to the hub", page.Text);
    }

    [Fact]
    public async Task A_key_that_is_pasted_links_the_account()
    {
        var token = await hub.CreateSessionAsync("pasted");
        var done = await hub.SubmitLinkAsync(token, " sandbox-all-permissions\n");
        done.IsPage(200, "Ashby is linked");
        Assert.Contains("You can close this page.", done.Text);
        Assert.Matches(@"<dd>\d+ of \d+ actions</dd>", done.Text);
        Assert.DoesNotContain("What is missing", done.Text);
        var account = await hub.CallAsync("GET", $"/accounts/{done.Linked()}");
        Assert.Equal("pasted", account.IsOk()["origin_owner_id"]);
        (await hub.RunAsync(done.Linked(), "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task A_narrow_key_is_linked_and_the_boxes_that_it_lacks_are_named()
    {
        var key = hub.AddKeyWithout("jobsRead", "offersWrite");
        var done = await hub.SubmitLinkAsync(await hub.CreateSessionAsync("boxes"), key.Secret);
        done.IsPage(200, "Ashby is linked");
        Assert.Contains("What is missing", done.Text);
        Assert.Matches(
            @"<span>Jobs: Read</span>\s*<span class=""count"">\d+ actions</span>",
            done.Text
        );
        Assert.Contains("<span>Offers: Write</span>", done.Text);
        Assert.Contains("guides/ashby?scopes=jobsRead,offersWrite", done.Text);
    }

    [Fact]
    public async Task A_refused_key_is_told_in_its_place_and_can_be_tried_again()
    {
        var token = await hub.CreateSessionAsync("retrying");
        const string wrong = "wrong-key-0123456789abcdef";
        var refused = await hub.SubmitLinkAsync(token, wrong);
        refused.IsPage(400, "Link Ashby");
        Assert.Contains("Ashby does not accept this key.", refused.Text);
        Assert.Contains("Copy the key again and paste it whole.", refused.Text);
        Assert.Contains("aria-invalid=\"true\"", refused.Text);
        Assert.Contains("role=\"alert\"", refused.Text);
        Assert.DoesNotContain(wrong, refused.Text);
        Assert.Contains("API Key is required", (await hub.SubmitLinkAsync(token, null)).Text);

        (await hub.SubmitLinkAsync(token, "sandbox-all-permissions")).IsPage(
            200,
            "Ashby is linked"
        );
    }

    [Fact]
    public async Task A_key_without_the_minimum_is_told_which_box_to_tick()
    {
        var key = hub.AddKeyWithout("candidatesRead");
        var refused = await hub.SubmitLinkAsync(await hub.CreateSessionAsync("box"), key.Secret);
        refused.IsPage(400, "Link Ashby");
        Assert.Contains("lacks the permission Candidates: Read", refused.Text);
        Assert.Matches(
            @"<span>Candidates: Read</span>\s*<span class=""badge bad"">Required</span>",
            refused.Text
        );
        Assert.Contains(">Try again</button>", refused.Text);
    }

    [Fact]
    public async Task Whoever_has_an_account_keeps_its_key_by_leaving_the_field_empty()
    {
        var key = hub.AddKeyWithout();
        var account = await hub.LinkAsync("editing", key.Secret);
        var token = await hub.CreateSessionAsync("editing", ""","label":"Renamed" """);
        var page = await hub.OpenLinkAsync(token);
        page.IsPage(200, "Update the link to Ashby");
        Assert.Contains($"The stored key ends in <code>{key.Secret[^4..]}</code>", page.Text);
        Assert.DoesNotContain(key.Secret, page.Text);
        Assert.DoesNotContain(" required", page.Text);

        var done = await hub.SubmitLinkAsync(token, null);
        Assert.Equal(account, done.IsPage(200, "Ashby is linked").Linked());
        Assert.Equal("Renamed", (await hub.CallAsync("GET", $"/accounts/{account}"))["label"]);
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        Assert.Equal(key.Title, hub.Ashby.Requests[^1].KeyTitle);
    }

    [Fact]
    public async Task The_way_back_carries_the_account_and_how_it_went()
    {
        var more = ""","return_url":"https://app.example.com/settings?tab=1&x=%22" """;
        var token = await hub.CreateSessionAsync("returning", more);
        var page = await hub.OpenLinkAsync(token);
        Assert.Contains(
            "href=\"https://app.example.com/settings?tab=1&amp;x=%22&amp;status=cancelled\"",
            page.Text
        );
        var done = await hub.SubmitLinkAsync(token, "sandbox-all-permissions");
        var back =
            $"https://app.example.com/settings?tab=1&amp;x=%22&amp;status=linked&amp;account_id={done.Linked()}";
        Assert.Contains($"href=\"{back}\">Return to app.example.com</a>", done.Text);
        Assert.Contains($"content=\"8;url={back}\"", done.Text);
        Assert.Contains($"href=\"{back}\"", (await hub.OpenLinkAsync(token)).Text);

        // Whoever is told of missing boxes has time to read it.
        var narrow = await hub.SubmitLinkAsync(
            await hub.CreateSessionAsync("returning-narrow", more),
            hub.AddKeyWithout("jobsRead").Secret
        );
        Assert.Contains("Return to app.example.com", narrow.Text);
        Assert.DoesNotContain("http-equiv=\"refresh\"", narrow.Text);
    }

    [Theory]
    [InlineData("http://app.example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://user:pw@app.example.com")]
    [InlineData("/settings")]
    public async Task A_way_back_must_be_https_or_on_this_machine(string url)
    {
        var body = $$"""{"origin_owner_id":"a","origin_owner_name":"A","return_url":"{{url}}"}""";
        var answer = await hub.CallAsync("POST", "/connect_sessions", body);
        answer.IsError(400, "invalid_request");
        Assert.Contains("return_url", answer["message"]);
        await hub.CreateSessionAsync("local", ""","return_url":"http://localhost:3000/x" """);
    }

    [Fact]
    public async Task A_link_that_opens_nothing_says_why_and_what_to_do()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));
        await using var timed = new TestHub(clock);
        timed.Settings["PATCHBAY_APP_NAME"] = "Acme Hiring";
        await timed.InitializeAsync();

        (await timed.OpenLinkAsync("nonsense")).IsPage(404, "This link is not known");
        (await timed.OpenLinkAsync(new string('x', 300))).IsPage(404, "This link is not known");

        var late = await timed.CreateSessionAsync("late");
        var used = await timed.CreateSessionAsync("used");
        (await timed.SubmitLinkAsync(used, "sandbox-all-permissions")).IsPage(
            200,
            "Ashby is linked"
        );
        clock.Advance(TimeSpan.FromMinutes(30));
        var expired = (await timed.OpenLinkAsync(late)).IsPage(410, "This link has expired");
        Assert.Contains("1 May 2026, 09:30 UTC", expired.Text);
        Assert.Contains("Ask Acme Hiring for a new one.", expired.Text);
        (await timed.SubmitLinkAsync(late, "sandbox-all-permissions")).IsPage(
            410,
            "This link has expired"
        );
        var again = (await timed.OpenLinkAsync(used)).IsPage(410, "This link has been used");
        Assert.Contains("used Inc was linked with it on", again.Text);
        (await timed.SubmitLinkAsync(used, "sandbox-all-permissions")).IsPage(
            410,
            "This link has been used"
        );
    }

    [Fact]
    public async Task Without_a_provider_the_page_asks_which_when_there_are_several()
    {
        await using var development = new TestHub();
        development.Settings["PATCHBAY_ASHBY_URL"] = "http://127.0.0.1:9";
        await development.StartAsync("Development");
        var session = await development.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"several","origin_owner_name":"Several"}"""
        );
        var token = session["token"]!;
        var choice = await development.OpenLinkAsync(token);
        choice.IsPage(200, "What do you want to link?");
        var profile = choice.Between("integration_id=", "\"");
        (await development.OpenLinkAsync(token, "?integration_id=" + profile)).IsPage(
            200,
            "Link Ashby"
        );
    }

    [Fact]
    public async Task The_page_is_kept_by_nobody_and_runs_only_scripts_of_the_hub_whoever_frames_it()
    {
        var token = await hub.CreateSessionAsync("headers");
        var page = await hub.OpenLinkAsync(token);
        var headers = page.Response.Headers;
        Assert.Equal("no-store", headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        // Whoever has the token may show it; whoever frames another page of the hub is refused.
        Assert.Contains("frame-ancestors *", policy);
        Assert.False(headers.Contains("X-Frame-Options"));
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("script-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.False(headers.Contains("Set-Cookie"));
        Assert.False(headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_form_on_another_site_sends_nothing_here()
    {
        var token = await hub.CreateSessionAsync("forged");
        var forged = await hub.SubmitLinkAsync(token, "sandbox-all-permissions", "cross-site");
        forged.IsPage(403, "This came from another site");
        (await hub.OpenLinkAsync(token)).IsPage(200, "Link Ashby");
        (await hub.SubmitLinkAsync(token, "sandbox-all-permissions", "same-origin")).IsPage(
            200,
            "Ashby is linked"
        );
    }

    [Fact]
    public async Task A_try_on_the_page_is_listed_and_an_act_like_one_in_the_component()
    {
        var session = await hub.CallAsync(
            "POST",
            "/connect_sessions/links",
            """{"origin_owner_id":"told","origin_owner_name":"Told"}"""
        );
        var token = session["token"]!;
        await hub.SubmitLinkAsync(token, "no-key-at-all");
        var linked = (await hub.SubmitLinkAsync(token, "sandbox-all-permissions")).Linked();

        var tries = await hub.CallAsync("GET", "/connection_attempts?origin_owner_ids=told");
        Assert.Equal(
            [("authenticated", linked), ("error", null)],
            tries
                .IsOk()
                .Json.GetProperty("data")
                .EnumerateArray()
                .Select(one =>
                    (
                        one.GetProperty("status").GetString(),
                        one.GetProperty("account_id").GetString()
                    )
                )
        );
        var log = (await hub.CallAsync("GET", "/audit_log")).IsOk().Text;
        var act = Assert.Single(log.Split('\n'), line => line.Contains(linked));
        Assert.Contains("account.linked", act);
        Assert.Contains("connect_session", act);
        Assert.Contains(session["id"]!, act);
    }
}

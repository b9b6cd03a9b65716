using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Hub;

/// <summary>The routes that StackOne's hub component calls, by the traces of the component itself.</summary>
public sealed class HubRoutesTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("GET", "/hub/settings")]
    [InlineData("GET", "/hub/connectors")]
    [InlineData("GET", "/hub/connectors/prof_x")]
    [InlineData("POST", "/hub/accounts")]
    [InlineData("GET", "/hub/accounts/acc_x")]
    [InlineData("PATCH", "/hub/accounts/acc_x")]
    public async Task Is_protected(string method, string path)
    {
        var body = method == "GET" ? null : TestHub.Credentials();
        (await hub.CallHubAsync("not-a-token", method, path, body)).IsError(400, "session_invalid");
        // An API key is not a session: it must not reach a page.
        (await hub.CallAsync(method, path, body)).IsError(400, "session_invalid");
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.AddProjectAsync("Other");
        var account = await hub.LinkAsync("shared-owner");
        var profile = await hub.ProfileIdAsync();
        var theirs = await hub.CreateSessionAsync("shared-owner", key: other);

        (await hub.CallHubAsync(theirs, "GET", $"/hub/accounts/{account}")).IsError(
            404,
            "account_not_found"
        );
        (
            await hub.CallHubAsync(
                theirs,
                "PATCH",
                $"/hub/accounts/{account}",
                TestHub.Credentials()
            )
        ).IsError(404, "account_not_found");
        (await hub.CallHubAsync(theirs, "GET", $"/hub/connectors/{profile}")).IsError(
            404,
            "profile_not_found"
        );
        (
            await hub.CallHubAsync(
                theirs,
                "POST",
                "/hub/accounts",
                $$$"""{"integration_id":"{{{profile}}}","credentials":{"apiKey":"sandbox-all-permissions"}}"""
            )
        ).IsError(400, "invalid_request");
    }

    [Fact]
    public async Task A_session_reaches_no_account_of_another_owner()
    {
        var account = await hub.LinkAsync("victim");
        var token = await hub.CreateSessionAsync("stranger");
        (await hub.CallHubAsync(token, "GET", $"/hub/accounts/{account}")).IsError(
            404,
            "account_not_found"
        );
        (
            await hub.CallHubAsync(
                token,
                "PATCH",
                $"/hub/accounts/{account}",
                TestHub.Credentials()
            )
        ).IsError(404, "account_not_found");
    }

    [Theory]
    [InlineData("GET", "/hub/settings")]
    [InlineData("POST", "/hub/accounts")]
    [InlineData("PATCH", "/hub/accounts/acc_x")]
    public async Task A_page_of_any_origin_may_call(string method, string path)
    {
        var preflight = hub.Request("OPTIONS", path);
        preflight.Headers.Add("Origin", "https://customer.example");
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add(
            "Access-Control-Request-Headers",
            "content-type,x-hub-session-token,x-hub-version"
        );
        var allowed = await TestHub.SendAsync(preflight);
        Assert.Equal(204, (int)allowed.Status);
        Assert.Equal("*", Header(allowed, "Access-Control-Allow-Origin"));
        Assert.Contains(method, Header(allowed, "Access-Control-Allow-Methods"));
        Assert.Contains("x-hub-session-token", Header(allowed, "Access-Control-Allow-Headers"));
        Assert.Contains("x-hub-version", Header(allowed, "Access-Control-Allow-Headers"));

        // Also a failure must be readable by the page, or it can show nothing.
        var failing = hub.Request(method, path, method == "GET" ? null : "{");
        failing.Headers.Add("Origin", "https://customer.example");
        var failed = await TestHub.SendAsync(failing);
        Assert.Equal(400, (int)failed.Status);
        Assert.Equal("*", Header(failed, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Pages_may_not_call_what_needs_an_api_key()
    {
        var request = hub.Request("GET", "/accounts");
        request.Headers.Authorization = TestHub.Basic(TestHub.BootstrapKey);
        request.Headers.Add("Origin", "https://customer.example");
        var answer = await TestHub.SendAsync(request);
        Assert.False(answer.Response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Linking_goes_by_the_components_steps()
    {
        var token = await hub.CreateSessionAsync(
            "o1",
            ""","label":"Main","metadata":{"plan":"gold"}"""
        );

        var settings = await hub.CallHubAsync(token, "GET", "/hub/settings");
        Assert.Equal("""{"enabled_features":[]}""", settings.IsOk().Text);

        var connectors = await hub.CallHubAsync(token, "GET", "/hub/connectors");
        var integration = Assert.Single(
            connectors.IsOk().Json.GetProperty("integrations").EnumerateArray()
        );
        var id = integration.GetProperty("integration_id").GetString();
        Assert.Equal(
            $$"""
            {"active":true,"name":"Ashby","provider":"ashby","type":"ats","version":"1.0.0","authentication_config_key":"api_key","environment":"production","integration_id":"{{id}}","logo_url":"{{hub.Address}}connectors/ashby/logo.svg"}
            """,
            integration.GetRawText()
        );

        var form = await hub.CallHubAsync(token, "GET", $"/hub/connectors/{id}");
        var config = form.IsOk().Json.GetProperty("config");
        Assert.Equal("custom", config.GetProperty("type").GetString());
        Assert.False(config.TryGetProperty("authentication", out _));
        var field = Assert.Single(config.GetProperty("configFields").EnumerateArray());
        Assert.Equal("apiKey", field.GetProperty("key").GetString());
        Assert.Equal("password", field.GetProperty("type").GetString());
        Assert.True(field.GetProperty("required").GetBoolean());
        Assert.True(field.GetProperty("secret").GetBoolean());
        Assert.False(field.GetProperty("readOnly").GetBoolean());
        Assert.Equal(
            """{"configured_webhook_events":{},"project_settings":{}}""",
            form.Json.GetProperty("hub_settings").GetRawText()
        );

        var linked = await hub.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            $$$"""{"integration_id":"{{{id}}}","credentials":{"apiKey":"  sandbox-all-permissions\n"}}"""
        );
        Assert.Equal($$"""{"id":"{{linked["id"]}}","provider":"ashby"}""", linked.IsOk().Text);
        var account = await hub.CallAsync("GET", $"/accounts/{linked["id"]}");
        Assert.Equal("active", account.IsOk()["status"]);
        Assert.Equal("Main", account["label"]);
        Assert.Equal("""{"plan":"gold"}""", account["metadata"]);
        (await hub.RunAsync(linked["id"]!, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task An_owners_second_session_edits_the_account_and_may_keep_its_secret()
    {
        var account = await hub.LinkAsync("o2");
        var token = await hub.CreateSessionAsync("o2");

        var settings = await hub.CallHubAsync(token, "GET", "/hub/settings");
        Assert.Equal(account, settings.IsOk()["existing_account_id"]);
        var shown = await hub.CallHubAsync(token, "GET", $"/hub/accounts/{account}");
        Assert.Equal(account, shown.IsOk()["secureId"]);
        Assert.Equal("""{"apiKey":"__secretvalue:**redacted**ions"}""", shown["secrets"]);
        Assert.Equal("{}", shown["setupInformation"]);
        var integration = shown["integrationId"];

        foreach (
            var credentials in new[]
            {
                "{}",
                """{"apiKey":"__secretvalue:**redacted**ions"}""",
                """{"apiKey":null}""",
            }
        )
        {
            var edited = await hub.CallHubAsync(
                await hub.CreateSessionAsync("o2"),
                "PATCH",
                $"/hub/accounts/{account}",
                $$"""{"integration_id":"{{integration}}","credentials":{{credentials}}}"""
            );
            Assert.Equal(account, edited.IsOk()["id"]);
        }
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        // Linking anew by POST updates too: there is still one account.
        Assert.Equal(account, await hub.LinkAsync("o2"));
    }

    [Fact]
    public async Task Multiple_makes_a_further_account()
    {
        var first = await hub.LinkAsync("o3");
        var token = await hub.CreateSessionAsync("o3", ""","multiple":true""");
        var settings = await hub.CallHubAsync(token, "GET", "/hub/settings");
        Assert.Null(settings.IsOk()["existing_account_id"]);
        var second = await hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials());
        Assert.NotEqual(first, second.IsOk()["id"]);
    }

    [Fact]
    public async Task A_session_that_names_an_account_edits_that_one()
    {
        await hub.LinkAsync("o4");
        var more = await hub.CreateSessionAsync("o4", ""","multiple":true""");
        var second = (
            await hub.CallHubAsync(more, "POST", "/hub/accounts", TestHub.Credentials())
        ).IsOk()["id"]!;

        var token = await hub.CreateSessionAsync("o4", $$""","account_id":"{{second}}" """);
        var settings = await hub.CallHubAsync(token, "GET", "/hub/settings");
        Assert.Equal(second, settings.IsOk()["existing_account_id"]);
        var key = hub.Ashby.AddKey("second", "candidatesRead").Secret;
        (
            await hub.CallHubAsync(
                token,
                "PATCH",
                $"/hub/accounts/{second}",
                TestHub.Credentials(key)
            )
        ).IsOk();
        await hub.RunAsync(second, "ashby_list_candidates");
        Assert.Equal("second", hub.Ashby.Requests[^1].KeyTitle);
    }

    [Fact]
    public async Task A_session_without_provider_offers_every_active_profile()
    {
        var session = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"origin_owner_id":"o5","origin_owner_name":"O5"}"""
        );
        var token = session["token"]!;
        var all = await hub.CallHubAsync(token, "GET", "/hub/connectors");
        Assert.Equal(1, all.IsOk().Json.GetProperty("integrations").GetArrayLength());
        var none = await hub.CallHubAsync(token, "GET", "/hub/connectors?provider=workday");
        Assert.Equal(0, none.IsOk().Json.GetProperty("integrations").GetArrayLength());
    }

    [Fact]
    public async Task A_rejected_key_is_a_400_that_says_what_to_do_and_stores_nothing()
    {
        var token = await hub.CreateSessionAsync("wrong-key");
        var answer = await hub.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials("no-such-key-at-all")
        );
        answer.IsError(400, "key_rejected");
        Assert.Equal("Ashby does not accept this key.", answer["message"]);
        Assert.Contains("Admin → Integrations → API Keys", answer["remedy"]);
        await AssertNothingStoredAsync("wrong-key");
    }

    [Fact]
    public async Task A_key_without_the_minimum_scope_is_told_which_box_to_tick()
    {
        var key = hub.Ashby.AddKey("jobs only", "jobsRead").Secret;
        var token = await hub.CreateSessionAsync("no-scope");
        var answer = await hub.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials(key)
        );
        answer.IsError(400, "missing_permission");
        Assert.Contains("Candidates: Read", answer["message"]);
        Assert.Contains("Admin → Integrations → API Keys", answer["remedy"]);
        await AssertNothingStoredAsync("no-scope");
    }

    [Theory]
    [InlineData("{}", "is required")]
    [InlineData("""{"credentials":{}}""", "is required")]
    [InlineData("""{"credentials":{"apiKey":""}}""", "is empty")]
    [InlineData("""{"credentials":{"apiKey":"  \t "}}""", "is empty")]
    [InlineData("""{"credentials":{"apiKey":"abc def"}}""", "at position 4")]
    [InlineData("""{"credentials":{"apiKey":"abc\u0000def"}}""", "at position 4")]
    [InlineData("""{"credentials":{"apiKey":"abc\u200bdef"}}""", "at position 4")]
    [InlineData("""{"credentials":{"apiKey":17}}""", "must be text")]
    public async Task A_key_that_cannot_be_one_is_refused_without_asking_ashby(
        string body,
        string what
    )
    {
        var token = await hub.CreateSessionAsync("malformed-key");
        var before = hub.Ashby.Requests.Count;
        var answer = await hub.CallHubAsync(token, "POST", "/hub/accounts", body);
        answer.IsError(400, "invalid_request");
        Assert.Contains($"API Key", answer["message"]);
        Assert.Contains(what, answer["message"]);
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task A_failing_edit_leaves_the_account_as_it_was()
    {
        var account = await hub.LinkAsync("o6");
        var token = await hub.CreateSessionAsync("o6");
        var answer = await hub.CallHubAsync(
            token,
            "PATCH",
            $"/hub/accounts/{account}",
            TestHub.Credentials("wrong-wrong-wrong")
        );
        answer.IsError(400, "key_rejected");
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task Linking_again_revives_an_account_whose_key_was_rejected()
    {
        var key = hub.Ashby.AddKey("fading", "candidatesRead");
        var account = await hub.LinkAsync("o7", key.Secret);
        hub.Ashby.AddKey(key with { Enabled = false });
        (await hub.RunAsync(account, "ashby_list_candidates")).IsError(412, "key_rejected");

        var token = await hub.CreateSessionAsync("o7");
        (await hub.CallHubAsync(token, "PATCH", $"/hub/accounts/{account}", "{}")).IsError(
            400,
            "key_rejected"
        );
        (
            await hub.CallHubAsync(
                token,
                "PATCH",
                $"/hub/accounts/{account}",
                TestHub.Credentials()
            )
        ).IsOk();
        var revived = await hub.CallAsync("GET", $"/accounts/{account}");
        Assert.Equal("active", revived["status"]);
        Assert.Equal("[]", revived["status_reasons"]);
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task Linking_again_does_not_undo_the_operators_suspension()
    {
        var account = await hub.LinkAsync("o8");
        await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"suspended"}""");
        Assert.Equal(account, await hub.LinkAsync("o8"));
        var token = await hub.CreateSessionAsync("o8");
        (await hub.CallHubAsync(token, "PATCH", $"/hub/accounts/{account}", "{}")).IsOk();
        Assert.Equal("suspended", (await hub.CallAsync("GET", $"/accounts/{account}"))["status"]);
    }

    [Fact]
    public async Task An_ashby_that_fails_or_cannot_be_reached_is_a_502_and_stores_nothing()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var lone = new TestHub();
        lone.Settings["PATCHBAY_ASHBY_URL"] = provider.Address.AbsoluteUri;
        await lone.StartAsync("Production");
        var token = await lone.CreateSessionAsync("offline");

        provider.Raw(200, "<html>proxy</html>");
        var unreadable = await lone.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials()
        );
        unreadable.IsError(502, "unreadable_answer");

        await provider.DisposeAsync();
        var unreachable = await lone.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials()
        );
        unreachable.IsError(502, "unreachable");
        Assert.Contains("Nothing was stored", unreachable["message"]);
        Assert.Equal("[]", (await lone.CallAsync("GET", "/accounts")).Text);
    }

    [Fact]
    public async Task A_rate_limit_of_the_check_is_passed_on_with_its_wait()
    {
        var token = await hub.CreateSessionAsync("throttled");
        hub.Ashby.FailNext("candidate.list", SandboxFault.Status429(TimeSpan.FromSeconds(90)));
        var answer = await hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials());
        answer.IsError(429, "rate_limited");
        Assert.Equal("90", Header(answer, "Retry-After"));
    }

    private async Task AssertNothingStoredAsync(string owner)
    {
        var accounts = await hub.CallAsync("GET", $"/accounts?origin_owner_id={owner}");
        Assert.Equal("[]", accounts.IsOk().Text);
    }

    private static string Header(Answer answer, string name) =>
        string.Join(',', answer.Response.Headers.GetValues(name));
}

namespace Patchbay.Tests.Hub;

/// <summary>Connector profiles, account meta, what the rpc message may carry, and bodies that are read strictly.</summary>
public sealed class PlatformTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("GET", "/auth_configs/x")]
    [InlineData("POST", "/auth_configs")]
    [InlineData("DELETE", "/auth_configs/x")]
    [InlineData("GET", "/accounts/x/meta")]
    public async Task Is_protected(string method, string path) =>
        (await hub.CallAsync(method, path, key: "")).IsError(401, "unauthorized");

    [Fact]
    public async Task A_profile_is_made_read_made_default_and_deleted()
    {
        var key = await hub.AddProjectAsync("Profiles");
        var first = await hub.ProfileIdAsync(key);
        var made = await hub.CallAsync(
            "POST",
            "/auth_configs",
            """{"connector_key":"ashby","name":" Jobs ","enabled_actions":["ashby_list_jobs"]}""",
            key
        );
        Assert.Equal(201, (int)made.Status);
        Assert.Equal("Jobs", made["name"]);
        Assert.Equal("false", made["default"]);
        Assert.Equal("""["ashby_list_jobs"]""", made["enabled_actions"]);
        var id = made["id"];
        var read = (await hub.CallAsync("GET", $"/auth_configs/{id}", key: key)).IsOk();
        Assert.Equal(made.Text, read.Text);

        await hub.CallAsync("PATCH", $"/auth_configs/{id}", """{"default":true}""", key);
        Assert.Equal("true", await DefaultAsync(id!));
        Assert.Equal("false", await DefaultAsync(first));

        (await hub.CallAsync("DELETE", $"/auth_configs/{id}", key: key)).IsOk();
        (await hub.CallAsync("GET", $"/auth_configs/{id}", key: key)).IsError(
            404,
            "profile_not_found"
        );
        Assert.Equal("true", await DefaultAsync(first));

        async Task<string?> DefaultAsync(string profile) =>
            (await hub.CallAsync("GET", $"/auth_configs/{profile}", key: key))["default"];
    }

    [Fact]
    public async Task A_profile_stays_in_its_project()
    {
        var profile = await hub.ProfileIdAsync();
        var other = await hub.AddProjectAsync("Other");
        foreach (
            var (method, body) in new[]
            {
                ("GET", null),
                ("PATCH", "{}"),
                ("DELETE", (string?)null),
            }
        )
            (await hub.CallAsync(method, $"/auth_configs/{profile}", body, other)).IsError(
                404,
                "profile_not_found"
            );
    }

    [Fact]
    public async Task A_profile_that_accounts_are_linked_by_is_not_deleted()
    {
        await hub.LinkAsync("keeps-its-profile");
        (await hub.CallAsync("DELETE", $"/auth_configs/{await hub.ProfileIdAsync()}")).IsError(
            409,
            "profile_in_use"
        );
    }

    [Fact]
    public async Task A_deleted_profile_does_not_come_back_at_the_next_start()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        (await own.CallAsync("DELETE", $"/auth_configs/{await own.ProfileIdAsync()}")).IsOk();
        await own.StopAsync();
        await own.StartAsync("Production");
        var list = (await own.CallAsync("GET", "/auth_configs")).IsOk();
        Assert.Equal("0", list["total"]);
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "connector_key")]
    [InlineData("""{"connector_key":"workday"}""", "connector_key")]
    [InlineData("""{"connector_key":"ashby","name":" "}""", "name")]
    [InlineData("""{"connector_key":"ashby","enabled_actions":["ashby_fly"]}""", "enabled_actions")]
    [InlineData("""{"connector_key":"ashby","environment":"sandbox"}""", "environment")]
    [InlineData(
        """{"connector_key":"ashby","authentication_config_key":"oauth"}""",
        "authentication"
    )]
    public async Task A_profile_that_cannot_be_is_refused(string body, string named)
    {
        var answer = (await hub.CallAsync("POST", "/auth_configs", body)).IsError(
            400,
            "invalid_request"
        );
        Assert.Contains(
            named,
            answer.Json.GetProperty("faults")[0].GetProperty("path").GetString()
        );
    }

    [Fact]
    public async Task An_account_s_meta_names_its_provider_and_category()
    {
        var account = await hub.LinkAsync("meta");
        var answer = (await hub.CallAsync("GET", $"/accounts/{account}/meta")).IsOk();
        Assert.Equal("""{"provider":"ashby","category":"ats","models":{}}""", answer.Text);
        var other = await hub.AddProjectAsync("Other meta");
        (await hub.CallAsync("GET", $"/accounts/{account}/meta", key: other)).IsError(
            404,
            "account_not_found"
        );
    }

    [Fact]
    public async Task An_execution_runs_under_the_profile_that_is_named()
    {
        var account = await hub.LinkAsync("profiled");
        var made = await hub.CallAsync(
            "POST",
            "/auth_configs",
            """{"connector_key":"ashby","name":"Jobs","enabled_actions":["ashby_list_jobs"]}"""
        );
        (await RunAsync(made["id"]!, "ashby_list_candidates")).IsError(403, "action_disabled");
        (await RunAsync(made["id"]!, "ashby_list_jobs")).IsOk();
        (await RunAsync("prof_unknown", "ashby_list_jobs")).IsError(400, "profile_mismatch");
        var other = await hub.AddProjectAsync("Other profile");
        (await RunAsync(await hub.ProfileIdAsync(other), "ashby_list_jobs")).IsError(
            400,
            "profile_mismatch"
        );

        Task<Answer> RunAsync(string profile, string action) =>
            hub.CallAsync(
                "POST",
                "/actions/rpc",
                $$$"""{"action":"{{{action}}}","headers":{"x-connector-profile-id":"{{{profile}}}"}}""",
                account: account
            );
    }

    [Theory]
    [InlineData("""{"enabled":true,"block_high_risk":true}""", true)]
    [InlineData("""{"enabled":false}""", false)]
    [InlineData("null", false)]
    public async Task Who_asks_for_the_defender_is_told_that_nothing_was_scanned(
        string config,
        bool told
    )
    {
        var account = await hub.LinkAsync("defended");
        var answer = await hub.CallAsync(
            "POST",
            "/actions/rpc?sync=true&run_id=1&debug=true",
            $$"""{"action":"ashby_list_jobs","defender_config":{{config}}}""",
            account: account
        );
        Assert.Equal(told ? """{"applied":false}""" : null, answer.IsOk()["defenderMetadata"]);
    }

    [Fact]
    public async Task A_setting_of_the_defender_that_is_no_flag_is_refused()
    {
        var account = await hub.LinkAsync("undefended");
        (
            await hub.CallAsync(
                "POST",
                "/actions/rpc",
                """{"action":"ashby_list_jobs","defender_config":{"enabled":"yes"}}""",
                account: account
            )
        ).IsError(400, "invalid_request");
    }

    [Theory]
    [InlineData("POST", "/connect_sessions", """{"orgin_owner_id":"a"}""", "$.orgin_owner_id")]
    [InlineData("POST", "/auth_configs", """{"conector":"a"}""", "$.conector")]
    [InlineData("POST", "/unified/proxy", """{"uri":"a"}""", "$.uri")]
    [InlineData("POST", "/ai/tool-feedback", """{"text":"a"}""", "$.text")]
    public async Task An_unknown_member_is_named(string method, string path, string body, string at)
    {
        var answer = (await hub.CallAsync(method, path, body)).IsError(400, "invalid_request");
        Assert.Equal(at, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Everything_that_StackOne_documents_for_a_session_and_an_account_is_taken()
    {
        var session = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            """{"categories":["ats"],"provider":"ashby","provider_version":"1","origin_owner_id":"o","origin_owner_name":"O","origin_username":null,"account_id":null,"expires_in":1800,"metadata":null,"multiple":false,"label":null,"type":"production","integration_id":null}"""
        );
        Assert.Equal(201, (int)session.Status);
        var account = await hub.LinkAsync("documented");
        var changed = await hub.CallAsync(
            "PATCH",
            $"/accounts/{account}",
            """{"provider":"ashby","origin_owner_id":"o2","origin_owner_name":"O2","origin_username":"u","credentials":null,"setup_information":{},"secrets":null,"authentication_config_key":"api_key","environment":"production","label":{},"metadata":{},"type":"test","integration_id":null,"shared":true}"""
        );
        Assert.Equal("o2", changed.IsOk()["origin_owner_id"]);
    }

    [Fact]
    public async Task A_category_that_is_none_is_refused() =>
        (
            await hub.CallAsync(
                "POST",
                "/connect_sessions",
                """{"origin_owner_id":"o","origin_owner_name":"O","categories":["ats","cooking"]}"""
            )
        ).IsError(400, "invalid_request");
}

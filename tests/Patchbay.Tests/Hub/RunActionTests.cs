using System.Text.Json;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Hub;

/// <summary>POST /actions/rpc against the local Ashby.</summary>
public sealed class RunActionTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Is_protected() =>
        (await hub.CallAsync("POST", "/actions/rpc", "{}", key: "")).IsError(401, "unauthorized");

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.AddProjectAsync("Other");
        var account = await hub.LinkAsync("rpc-walls");
        // Also once the account is in memory.
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        var before = hub.Ashby.Requests.Count;
        (await hub.RunAsync(account, "ashby_list_candidates", key: other)).IsError(
            404,
            "account_not_found"
        );
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task A_list_comes_page_by_page_to_its_end()
    {
        var account = await hub.LinkAsync("pages");
        var seen = new List<string>();
        Answer answer;
        var input = """{"limit":20}""";
        do
        {
            answer = await hub.RunAsync(account, "ashby_list_candidates", input);
            seen.AddRange(
                answer
                    .IsOk()
                    .Json.GetProperty("data")
                    .EnumerateArray()
                    .Select(candidate => candidate.GetProperty("id").GetString()!)
            );
            input = $$"""{"limit":20,"cursor":"{{answer["next"]}}"}""";
        } while (answer.Json.GetProperty("next").ValueKind != JsonValueKind.Null);
        Assert.True(seen.Count >= 50, $"only {seen.Count} candidates");
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.NotNull(answer["sync_token"]);
    }

    [Theory]
    [InlineData("header")]
    [InlineData("body")]
    [InlineData("both")]
    public async Task The_account_may_be_named_in_header_or_body(string where)
    {
        var account = await hub.LinkAsync("named");
        var headers = where == "header" ? "{}" : $$"""{"X-Account-Id":"{{account}}"}""";
        var answer = await hub.CallAsync(
            "POST",
            "/actions/rpc",
            $$$"""{"action":"ashby_list_candidates","body":{"limit":1},"headers":{{{headers}}},"defender_enabled":true}""",
            account: where == "body" ? null : account
        );
        Assert.Equal(1, answer.IsOk().Json.GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task No_account_or_two_different_ones_is_a_400()
    {
        var none = await hub.CallAsync(
            "POST",
            "/actions/rpc",
            """{"action":"ashby_list_candidates"}"""
        );
        none.IsError(400, "missing_account");
        Assert.Contains("x-account-id", none["remedy"]);
        var two = await hub.CallAsync(
            "POST",
            "/actions/rpc",
            """{"action":"ashby_list_candidates","headers":{"x-account-id":"acc_1"}}""",
            account: "acc_2"
        );
        two.IsError(400, "invalid_request");
    }

    [Fact]
    public async Task Input_may_be_spread_over_body_path_and_query()
    {
        var account = await hub.LinkAsync("spread");
        var page = await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""");
        var id = page.Json.GetProperty("data")[0].GetProperty("id").GetString();
        var answer = await hub.CallAsync(
            "POST",
            "/actions/rpc?debug=true",
            $$$"""{"action":"ashby_get_candidate_by_id","path":{"id":"{{{id}}}"},"query":{"debug":true},"body":null}""",
            account: account
        );
        Assert.Equal(id, answer.IsOk().Json.GetProperty("data").GetProperty("id").GetString());

        var clash = await hub.CallAsync(
            "POST",
            "/actions/rpc",
            $$$"""{"action":"ashby_get_candidate_by_id","path":{"id":"{{{id}}}"},"body":{"id":"{{{id}}}"}}""",
            account: account
        );
        clash.IsError(400, "invalid_request");
        Assert.Equal(
            "$.path.id",
            clash.Json.GetProperty("faults")[0].GetProperty("path").GetString()
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"action":""}""")]
    [InlineData("""{"action":7}""")]
    [InlineData("""{"action":"ashby_list_candidates","body":[]}""")]
    [InlineData("""{"action":"ashby_list_candidates","query":"x"}""")]
    public async Task A_message_that_cannot_be_is_refused(string body) =>
        (await hub.CallAsync("POST", "/actions/rpc", body, account: "acc_1")).IsError(
            400,
            "invalid_request"
        );

    [Fact]
    public async Task All_faults_of_an_input_come_at_once_and_nothing_is_sent()
    {
        var account = await hub.LinkAsync("faults");
        var before = hub.Ashby.Requests.Count;
        var answer = await hub.RunAsync(
            account,
            "ashby_create_candidate",
            """{"email":7,"phoneNumber":[]}"""
        );
        answer.IsError(400, "invalid_input");
        Assert.True(answer.Json.GetProperty("faults").GetArrayLength() >= 3, answer.Text);
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task An_unknown_action_is_a_404_with_its_neighbours()
    {
        var account = await hub.LinkAsync("typo");
        var answer = await hub.RunAsync(account, "ashby_list_candidate");
        answer.IsError(404, "unknown_action");
        Assert.Contains("ashby_list_candidates", answer["suggestions"]);
    }

    [Fact]
    public async Task An_unknown_account_is_a_404() =>
        (await hub.RunAsync("acc_unknown", "ashby_list_candidates")).IsError(
            404,
            "account_not_found"
        );

    [Fact]
    public async Task A_missing_permission_is_a_403_that_names_the_box()
    {
        var key = hub.Ashby.AddKey("reader", "candidatesRead").Secret;
        var account = await hub.LinkAsync("reader", key);
        var answer = await hub.RunAsync(account, "ashby_list_jobs");
        answer.IsError(403, "missing_permission");
        Assert.Contains("Jobs: Read", answer["message"]);
        // It is the key's lack, not the account's: other actions go on.
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task A_rejected_key_is_a_412_and_stops_the_account()
    {
        var key = hub.Ashby.AddKey("revoked", "candidatesRead");
        var account = await hub.LinkAsync("revoked", key.Secret);
        hub.Ashby.AddKey(key with { Enabled = false });

        (await hub.RunAsync(account, "ashby_list_candidates")).IsError(412, "key_rejected");
        var shown = await hub.CallAsync("GET", $"/accounts/{account}");
        Assert.Equal("error", shown["status"]);
        var reason = Assert.Single(shown.Json.GetProperty("status_reasons").EnumerateArray());
        Assert.Equal("key_rejected", reason.GetProperty("code").GetString());

        var before = hub.Ashby.Requests.Count;
        var stopped = await hub.RunAsync(account, "ashby_list_candidates");
        stopped.IsError(412, "account_error");
        Assert.Contains("Link the account again", stopped["remedy"]);
        Assert.Equal(before, hub.Ashby.Requests.Count);
        (await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"active"}""")).IsError(
            400,
            "invalid_request"
        );
    }

    [Fact]
    public async Task Suspended_account_answers_412_and_makes_no_upstream_call()
    {
        var account = await hub.LinkAsync("suspended");
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        (await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"suspended"}""")).IsOk();
        var before = hub.Ashby.Requests.Count;
        (await hub.RunAsync(account, "ashby_list_candidates")).IsError(412, "account_suspended");
        Assert.Equal(before, hub.Ashby.Requests.Count);

        (await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"active"}""")).IsOk();
        (await hub.RunAsync(account, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task A_profile_that_is_off_makes_its_accounts_inactive()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var account = await own.LinkAsync("off");
        var profile = await own.ProfileIdAsync();
        (await own.CallAsync("PATCH", $"/auth_configs/{profile}", """{"active":false}""")).IsOk();

        (await own.RunAsync(account, "ashby_list_candidates")).IsError(412, "account_inactive");
        Assert.Equal("inactive", (await own.CallAsync("GET", $"/accounts/{account}"))["status"]);
        Assert.NotEqual("[]", (await own.CallAsync("GET", "/accounts?status=inactive")).Text);
        Assert.Equal("[]", (await own.CallAsync("GET", "/accounts?status=active")).Text);

        (await own.CallAsync("PATCH", $"/auth_configs/{profile}", """{"active":true}""")).IsOk();
        (await own.RunAsync(account, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task An_action_the_profile_does_not_enable_is_a_403()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var account = await own.LinkAsync("narrow");
        var profile = await own.ProfileIdAsync();
        await own.CallAsync(
            "PATCH",
            $"/auth_configs/{profile}",
            """{"enabled_actions":["ashby_list_candidates"]}"""
        );
        (await own.RunAsync(account, "ashby_list_candidates")).IsOk();
        (await own.RunAsync(account, "ashby_list_jobs")).IsError(403, "action_disabled");

        await own.CallAsync("PATCH", $"/auth_configs/{profile}", """{"enabled_actions":["*"]}""");
        (await own.RunAsync(account, "ashby_list_jobs")).IsOk();
    }

    [Fact]
    public async Task What_is_not_there_is_a_404_with_the_providers_words()
    {
        var account = await hub.LinkAsync("missing");
        var answer = await hub.RunAsync(
            account,
            "ashby_get_candidate_by_id",
            """{"id":"00000000-0000-4000-8000-000000000000"}"""
        );
        answer.IsError(404, "not_found");
        var error = answer.Json.GetProperty("provider_errors")[0];
        Assert.Equal($"{hub.Ashby.Address}candidate.info", error.GetProperty("url").GetString());
        Assert.Equal(
            "candidate_not_found",
            error.GetProperty("raw").GetProperty("code").GetString()
        );
        Assert.NotEmpty(error.GetProperty("raw").GetProperty("request_id").GetString()!);
    }

    [Fact]
    public async Task A_rate_limit_with_a_long_wait_is_a_429_with_retry_after()
    {
        var account = await hub.LinkAsync("limited");
        hub.Ashby.FailNext("job.list", SandboxFault.Status429(TimeSpan.FromSeconds(75)));
        var answer = await hub.RunAsync(account, "ashby_list_jobs");
        answer.IsError(429, "rate_limited");
        Assert.Equal("true", answer["retryable"]);
        Assert.Equal("75", answer.Response.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_unknown_and_not_to_be_repeated()
    {
        var account = await hub.LinkAsync("lost");
        hub.Ashby.FailNext("candidate.create", SandboxFault.CloseAfterCommit);
        var answer = await hub.RunAsync(
            account,
            "ashby_create_candidate",
            """{"name":"Lost Answer"}"""
        );
        answer.IsError(502, "outcome_unknown");
        Assert.Equal("false", answer["retryable"]);
        Assert.Contains("before you send it again", answer["remedy"]);
        Assert.Equal(
            1,
            hub.Ashby.Requests.Count(request =>
                request.Method == "candidate.create"
                && request.Body.Contains("Lost Answer", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task An_unreadable_answer_of_a_read_is_a_502()
    {
        var account = await hub.LinkAsync("garbled");
        hub.Ashby.FailNext("location.list", SandboxFault.TruncatedJson, times: 10);
        (await hub.RunAsync(account, "ashby_list_locations")).IsError(502, "unreadable_answer");
    }

    [Fact]
    public async Task A_file_comes_as_base64_and_goes_all_the_way()
    {
        await using var own = new TestHub();
        await own.StartAsync("Development");
        var account = (await own.CallAsync("GET", "/accounts"))
            .Json[0]
            .GetProperty("id")
            .GetString()!;
        var page = await own.RunAsync(account, "ashby_list_candidates", """{"limit":1}""");
        var candidate = page.IsOk().Json.GetProperty("data")[0].GetProperty("id").GetString();
        // More than other endpoints take, on both legs of the way through the hub's own sandbox.
        var file = Convert.ToBase64String(new byte[3 * 1024 * 1024]);
        var answer = await own.RunAsync(
            account,
            "ashby_upload_candidate_resume_complete",
            $$$"""{"candidateId":"{{{candidate}}}","file":{"name":"cv.pdf","contentType":"application/pdf","content":"{{{file}}}"}}"""
        );
        Assert.Equal(
            candidate,
            answer.IsOk().Json.GetProperty("data").GetProperty("id").GetString()
        );
    }

    [Fact]
    public async Task One_line_is_logged_for_an_execution_without_its_input()
    {
        var account = await hub.LinkAsync("logged");
        await hub.RunAsync(account, "ashby_create_candidate", """{"name":"Secret Person"}""");
        var line = Assert.Single(
            hub.Log.Lines,
            one =>
                one.StartsWith("Information Patchbay.Hub.Executions", StringComparison.Ordinal)
                && one.Contains(account)
        );
        Assert.Matches(
            $"ashby_create_candidate for {account}: ok, provider status 200, \\d+ ms, 1 requests",
            line
        );
        Assert.DoesNotContain("Secret Person", hub.Log.All);
    }
}

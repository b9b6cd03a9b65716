using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>POST /actions/resolve against the local Ashby.</summary>
public sealed class ResolveNamesTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Path = "/actions/resolve";

    [Fact]
    public async Task Is_protected()
    {
        (await hub.CallAsync("POST", Path, "{}", key: "")).IsError(401, "unauthorized");
        var reader = await hub.CallAsync(
            "POST",
            "/api_keys",
            """{"name":"reader","scopes":["platform:read"]}"""
        );
        (await hub.CallAsync("POST", Path, """{"text":"Ada"}""", key: reader["key"]!)).IsStatus(
            403
        );
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.AddProjectAsync("Other of names");
        var account = await hub.LinkAsync("names-walls");
        var before = hub.Ashby.Requests.Count;
        (
            await hub.CallAsync("POST", Path, """{"text":"Ada"}""", key: other, account: account)
        ).IsError(404, "account_not_found");
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task A_name_becomes_an_id_and_each_read_is_in_the_log()
    {
        var account = await hub.LinkAsync("names-one");
        var before = hub.Ashby.Requests.Count;
        var found = await ResolveAsync(
            account,
            """{"text":"offer","kind":"stage","context":{"job":"Firmware Engineer"}}"""
        );
        Assert.Equal("resolved", found["status"]);
        Assert.Equal("interview_stage", found["kind"]);
        Assert.Equal("Offer", found["name"]);
        Assert.Equal("folded", found["match"]);
        Assert.Equal("2", found["calls"]);
        Assert.Null(found["guess"]);
        Assert.Null(found["candidates"]);
        Assert.Equal(
            ["job.search", "jobInterviewPlan.info"],
            hub.Ashby.Requests.Skip(before).Select(request => request.Method)
        );
        var logs = (
            await hub.CallAsync("GET", $"/requests/logs?filter[account_ids]={account}")
        ).IsOk();
        Assert.Equal(
            ["ashby_get_job_interview_plan", "ashby_search_jobs"],
            logs.Json.GetProperty("data")
                .EnumerateArray()
                .Select(log => log.GetProperty("action").GetString())
                .Where(action => action is not null)
                .Order()
        );
    }

    [Fact]
    public async Task Two_of_one_name_are_listed_with_what_differs()
    {
        var account = await hub.LinkAsync("names-twins");
        foreach (var email in (string[])["one@example.com", "two@example.com"])
            (
                await hub.RunAsync(
                    account,
                    "ashby_create_candidate",
                    $$"""{"name":"Quilla Hubtwin","email":"{{email}}"}"""
                )
            ).IsOk();
        var found = await ResolveAsync(account, """{"text":"Quilla Hubtwin","kind":"candidate"}""");
        Assert.Equal("ambiguous", found["status"]);
        Assert.Null(found["id"]);
        Assert.Equal(
            ["one@example.com", "two@example.com"],
            found
                .Json.GetProperty("candidates")
                .EnumerateArray()
                .Select(one => one.GetProperty("differs").GetProperty("email").GetString())
                .Order()
        );
    }

    [Fact]
    public async Task Several_texts_share_what_was_read()
    {
        var account = await hub.LinkAsync("names-several");
        var answer = await ResolveAsync(
            account,
            """{"items":[{"text":"LinkedIn","kind":"source"},{"text":"employee referral","kind":"source"},{"text":"No such source","kind":"source"}]}"""
        );
        Assert.Equal("1", answer["calls"]);
        Assert.Equal(
            ["resolved", "resolved", "not_found"],
            answer
                .Json.GetProperty("items")
                .EnumerateArray()
                .Select(item => item.GetProperty("status").GetString())
        );
    }

    [Fact]
    public async Task A_kind_that_there_is_not_names_the_nearest_and_nothing_is_sent()
    {
        var account = await hub.LinkAsync("names-kind");
        var before = hub.Ashby.Requests.Count;
        var answer = await hub.CallAsync(
            "POST",
            Path,
            """{"items":[{"text":"a"},{"text":"b","kind":"jbo","context":{"palnet":"Mars"}}]}""",
            account: account
        );
        answer.IsError(400, "unknown_kind");
        Assert.Equal(
            ["$.items[1].kind", "$.items[1].context.palnet"],
            answer
                .Json.GetProperty("faults")
                .EnumerateArray()
                .Select(fault => fault.GetProperty("path").GetString())
        );
        Assert.Contains("job", answer["suggestions"]);
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task A_missing_permission_is_told_in_the_shape_of_every_failure()
    {
        var key = hub.Ashby.AddKey("names narrow", "candidatesRead", "jobsRead").Secret;
        var account = await hub.LinkAsync("names-narrow", key);
        JsonElement failure = default;
        // The first is told by Ashby, the second by what the hub has learned of the key: nothing is sent.
        foreach (var sent in (int[])[1, 0])
        {
            var before = hub.Ashby.Requests.Count;
            var found = await ResolveAsync(account, """{"text":"LinkedIn","kind":"source"}""");
            Assert.Equal("could_not_look", found["status"]);
            failure = found.Json.GetProperty("failures")[0];
            Assert.Equal("missing_permission", failure.GetProperty("code").GetString());
            Assert.Equal("ashby_list_sources", failure.GetProperty("action").GetString());
            Assert.InRange(hub.Ashby.Requests.Count - before, 0, sent);
        }
        Assert.Contains("Nothing was sent", failure.GetProperty("message").GetString());
        Assert.Contains("tick", failure.GetProperty("remedy").GetString());

        var guessed = await ResolveAsync(account, """{"text":"Firmware Engineer"}""");
        Assert.Equal("resolved", guessed["status"]);
        Assert.Contains("Nothing says the kind", guessed["guess"]);
    }

    [Fact]
    public async Task An_account_that_may_not_be_used_answers_as_every_call_does()
    {
        var account = await hub.LinkAsync("names-suspended");
        (await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"suspended"}""")).IsOk();
        var before = hub.Ashby.Requests.Count;
        (await hub.CallAsync("POST", Path, """{"text":"Ada"}""", account: account)).IsError(
            412,
            "account_suspended"
        );
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task The_account_may_be_named_in_the_body_too()
    {
        var account = await hub.LinkAsync("names-body");
        var found = await hub.CallAsync(
            "POST",
            Path,
            $$$"""{"text":"LinkedIn","kind":"source","headers":{"x-account-id":"{{{account}}}"}}"""
        );
        Assert.Equal("resolved", found.IsOk()["status"]);
        (await hub.CallAsync("POST", Path, """{"text":"LinkedIn"}""")).IsError(
            400,
            "missing_account"
        );
    }

    [Theory]
    [InlineData("{}", "$.text")]
    [InlineData("""{"text":" "}""", "$.text")]
    [InlineData("""{"items":[]}""", "$.items")]
    [InlineData("""{"text":"a","items":[{"text":"b"}]}""", "$.items")]
    [InlineData("""{"items":[{"text":"a"},{}]}""", "$.items[1].text")]
    [InlineData("""{"items":[{"text":"a"},null]}""", "$.items[1].text")]
    [InlineData("""{"text":"a","context":{"job":""}}""", "$.context.job")]
    public async Task Every_fault_is_told_with_its_path(string body, string path)
    {
        var answer = await hub.CallAsync("POST", Path, body, account: "acc_any");
        answer.IsError(400, "invalid_request");
        Assert.Contains(
            answer.Json.GetProperty("faults").EnumerateArray(),
            fault => fault.GetProperty("path").GetString() == path
        );
    }

    private async Task<Answer> ResolveAsync(string account, string body) =>
        (await hub.CallAsync("POST", Path, body, account: account)).IsOk();
}

using System.Text.Json;

namespace Patchbay.Tests.Hub;

public sealed class AccountTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("GET", "/accounts")]
    [InlineData("GET", "/accounts/acc_x")]
    [InlineData("PATCH", "/accounts/acc_x")]
    [InlineData("DELETE", "/accounts/acc_x")]
    [InlineData("GET", "/accounts/acc_x/permissions")]
    [InlineData("POST", "/accounts/acc_x/permissions/check")]
    public async Task Is_protected(string method, string path) =>
        (await hub.CallAsync(method, path, method == "PATCH" ? "{}" : null, key: "")).IsError(
            401,
            "unauthorized"
        );

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.AddProjectAsync("Other");
        var ours = await hub.LinkAsync("ours");
        var theirs = await hub.LinkAsync("theirs", key: other);

        var listed = await hub.CallAsync("GET", $"/accounts?account_ids={ours},{theirs}");
        Assert.Equal([ours], Ids(listed));
        foreach (
            var (method, path, body) in new[]
            {
                ("GET", "", null),
                ("PATCH", "", "{}"),
                ("DELETE", "", null),
                ("GET", "/permissions", null),
                ("POST", "/permissions/check", null),
            }
        )
            (await hub.CallAsync(method, $"/accounts/{ours}{path}", body, other)).IsError(
                404,
                "account_not_found"
            );
        var foreignProfile = await hub.CallAsync(
            "PATCH",
            $"/accounts/{theirs}",
            $$"""{"integration_id":"{{await hub.ProfileIdAsync()}}"}""",
            other
        );
        foreignProfile.IsError(400, "invalid_request");
        (await hub.CallAsync("GET", $"/accounts/{ours}")).IsOk();
    }

    [Fact]
    public async Task An_account_has_the_wires_shape_and_nothing_of_its_key()
    {
        var id = await hub.LinkAsync("shape");
        var answer = await hub.CallAsync("GET", $"/accounts/{id}");
        var created = answer.IsOk()["created_at"];
        var updated = answer["updated_at"];
        Assert.Equal(
            $$"""
            {"id":"{{id}}","provider":"ashby","provider_name":"Ashby","status":"active","status_reasons":[],"origin_owner_id":"shape","origin_owner_name":"shape Inc","origin_username":null,"credentials":{},"setup_information":{},"label":null,"type":"production","metadata":null,"integration_id":"{{await hub.ProfileIdAsync()}}","environment":"production","shared":true,"created_at":"{{created}}","updated_at":"{{updated}}"}
            """,
            answer.Text
        );
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", created);
    }

    [Fact]
    public async Task Lists_filter_in_every_spelling_of_the_clients()
    {
        var one = await hub.LinkAsync("filter-1");
        var two = await hub.LinkAsync("filter-2");
        var both = $"account_ids={one}&account_ids={two}";

        Assert.Equal([one, two], await ListAsync(both));
        Assert.Equal([one, two], await ListAsync($"account_ids={one},{two}"));
        Assert.Equal([one, two], await ListAsync($"account_ids[]={one}&account_ids[]={two}"));
        Assert.Equal([one], await ListAsync("origin_owner_id=filter-1"));
        Assert.Equal([one, two], await ListAsync("origin_owner_ids=filter-1,filter-2"));
        Assert.Equal([one, two], await ListAsync(both + "&provider=ashby"));
        Assert.Equal([one, two], await ListAsync(both + "&providers=ashby&providers=workday"));
        Assert.Empty(await ListAsync(both + "&provider=workday"));
        Assert.Equal([one, two], await ListAsync(both + "&status=active&status=error"));
        Assert.Empty(await ListAsync(both + "&status=suspended"));
        Assert.Equal([one], await ListAsync(both + "&page_size=1"));
        Assert.Equal([two], await ListAsync(both + "&page_size=1&page=2"));
        Assert.Empty(await ListAsync(both + "&page_size=1&page=3"));
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page_size=0")]
    [InlineData("page_size=101")]
    [InlineData("page_size=all")]
    public async Task A_page_that_cannot_be_is_refused(string query) =>
        (await hub.CallAsync("GET", $"/accounts?{query}")).IsError(400, "invalid_request");

    [Fact]
    public async Task A_patch_changes_what_it_names_and_keeps_the_rest()
    {
        var id = await hub.LinkAsync("patch");
        var answer = await hub.CallAsync(
            "PATCH",
            $"/accounts/{id}",
            """
            {"origin_owner_name":"Renamed","origin_username":"bo@example.com","label":{"text":"any"},"metadata":{"a":1},
             "type":"test","credentials":{},"setup_information":{}}
            """
        );
        Assert.Equal("patch", answer.IsOk()["origin_owner_id"]);
        Assert.Equal("Renamed", answer["origin_owner_name"]);
        Assert.Equal("bo@example.com", answer["origin_username"]);
        Assert.Equal("""{"text":"any"}""", answer["label"]);
        Assert.Equal("""{"a":1}""", answer["metadata"]);
        Assert.Equal("test", answer["type"]);

        var labelled = await hub.CallAsync("PATCH", $"/accounts/{id}", """{"label":"Plain"}""");
        Assert.Equal("Plain", labelled.IsOk()["label"]);
        Assert.Equal("Renamed", labelled["origin_owner_name"]);
        (await hub.RunAsync(id, "ashby_list_candidates")).IsOk();
    }

    [Theory]
    [InlineData("""{"provider":"workday"}""", "$.provider")]
    [InlineData("""{"type":"staging"}""", "$.type")]
    [InlineData("""{"metadata":"x"}""", "$.metadata")]
    [InlineData("""{"origin_owner_id":" "}""", "$.origin_owner_id")]
    [InlineData("""{"status":"archived"}""", "$.status")]
    public async Task A_patch_that_cannot_be_is_refused_by_name(string body, string path)
    {
        var id = await hub.LinkAsync("bad-patch");
        var answer = await hub.CallAsync("PATCH", $"/accounts/{id}", body);
        answer.IsError(400, "invalid_request");
        Assert.Equal(path, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("credentials")]
    [InlineData("secrets")]
    public async Task A_patched_key_is_checked_before_it_is_stored(string member)
    {
        var id = await hub.LinkAsync("patch-key-" + member);
        var wrong = await hub.CallAsync(
            "PATCH",
            $"/accounts/{id}",
            $$$"""{"{{{member}}}":{"apiKey":"wrong-wrong-wrong-wrong"}}"""
        );
        wrong.IsError(400, "key_rejected");
        (await hub.RunAsync(id, "ashby_list_candidates")).IsOk();

        var key = hub.Ashby.AddKey("patched " + member, "candidatesRead").Secret;
        (
            await hub.CallAsync(
                "PATCH",
                $"/accounts/{id}",
                $$$"""{"{{{member}}}":{"apiKey":"{{{key}}}"}}"""
            )
        ).IsOk();
        (await hub.RunAsync(id, "ashby_list_candidates")).IsOk();
        Assert.Equal("patched " + member, hub.Ashby.Requests[^1].KeyTitle);
    }

    [Fact]
    public async Task A_deleted_account_is_gone_for_every_route()
    {
        var id = await hub.LinkAsync("gone");
        (await hub.RunAsync(id, "ashby_list_candidates")).IsOk();
        var deleted = await hub.CallAsync("DELETE", $"/accounts/{id}");
        Assert.Equal(id, deleted.IsOk()["id"]);

        (await hub.CallAsync("GET", $"/accounts/{id}")).IsError(404, "account_not_found");
        (await hub.CallAsync("DELETE", $"/accounts/{id}")).IsError(404, "account_not_found");
        (await hub.RunAsync(id, "ashby_list_candidates")).IsError(404, "account_not_found");
        Assert.Empty(await ListAsync("origin_owner_id=gone"));
    }

    [Fact]
    public async Task Two_links_of_one_owner_at_once_make_one_account()
    {
        var links = Enumerable.Range(0, 8).Select(_ => hub.LinkAsync("racing"));
        var ids = await Task.WhenAll(links);
        Assert.Single(ids.Distinct());
        Assert.Single(await ListAsync("origin_owner_id=racing"));
    }

    private async Task<IReadOnlyList<string>> ListAsync(string query) =>
        Ids(await hub.CallAsync("GET", $"/accounts?{query}"));

    private static List<string> Ids(Answer answer)
    {
        Assert.Equal(JsonValueKind.Array, answer.IsOk().Json.ValueKind);
        return answer
            .Json.EnumerateArray()
            .Select(account => account.GetProperty("id").GetString()!)
            .ToList();
    }
}

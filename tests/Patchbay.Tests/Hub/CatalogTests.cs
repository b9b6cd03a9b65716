using System.Text.Json;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub;

public sealed class CatalogTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("GET", "/actions")]
    [InlineData("GET", "/connectors/meta")]
    [InlineData("GET", "/connectors/meta/ashby")]
    [InlineData("GET", "/auth_configs")]
    [InlineData("PATCH", "/auth_configs/prof_x")]
    public async Task Is_protected(string method, string path) =>
        (await hub.CallAsync(method, path, method == "PATCH" ? "{}" : null, key: "")).IsError(
            401,
            "unauthorized"
        );

    [Fact]
    public async Task Stays_in_its_project()
    {
        var other = await hub.AddProjectAsync("Other");
        var ours = await hub.ProfileIdAsync();
        var theirs = await hub.ProfileIdAsync(other);
        Assert.NotEqual(ours, theirs);
        (
            await hub.CallAsync("PATCH", $"/auth_configs/{ours}", """{"active":false}""", other)
        ).IsError(404, "profile_not_found");

        var account = await hub.LinkAsync("catalog");
        var foreign = await hub.CallAsync(
            "GET",
            $"/actions?filter[account_ids]={account}",
            key: other
        );
        Assert.Equal("""{"next":null,"data":[]}""", foreign.IsOk().Text);
    }

    [Fact]
    public async Task All_actions_come_in_one_group_in_the_guides_order()
    {
        var answer = await hub.CallAsync("GET", "/actions?page_size=25&group_by=[\"connector\"]");
        Assert.Equal("null", answer.IsOk()["next"]);
        var group = Assert.Single(answer.Json.GetProperty("data").EnumerateArray());
        Assert.Equal("ashby", group.GetProperty("key").GetString());
        Assert.Equal("Ashby", group.GetProperty("name").GetString());
        Assert.Equal("1.0.0", group.GetProperty("version").GetString());
        Assert.Equal(
            Ashby.Connector.Actions.Select(action => action.Id),
            group.GetProperty("actions").EnumerateArray().Select(Id)
        );
    }

    [Fact]
    public async Task An_action_has_the_wires_shape()
    {
        var answer = await hub.CallAsync(
            "GET",
            "/actions?filter[action_key]=ashby_create_candidate"
        );
        var action = Assert.Single(Actions(answer));
        Assert.Equal("Create Candidate", action.GetProperty("label").GetString());
        Assert.Equal("native", action.GetProperty("schema_type").GetString());
        Assert.Equal("""["candidate","create"]""", action.GetProperty("tags").GetRawText());
        Assert.Equal("""["candidatesWrite"]""", action.GetProperty("required_scopes").GetRawText());
        Assert.True(action.GetProperty("has_required_parameters").GetBoolean());
        Assert.Equal(
            """[{"type":"custom","label":"Public API","key":"api_key"}]""",
            action.GetProperty("authentication").GetRawText()
        );
        Assert.False(action.TryGetProperty("action_details", out _));
        Assert.False(action.TryGetProperty("operation_details", out _));
    }

    [Theory]
    [InlineData("include[]=action_details", "action_details")]
    [InlineData("include=action_details", "action_details")]
    [InlineData("include=operation_details,authentication_guides", "operation_details")]
    public async Task Details_come_when_they_are_asked_for(string include, string member)
    {
        var answer = await hub.CallAsync(
            "GET",
            $"/actions?filter[action_key]=ashby_delete_candidate,ashby_create_candidate&{include}"
        );
        var details = Actions(answer)
            .Single(action => Id(action) == "ashby_create_candidate")
            .GetProperty(member);
        Assert.Equal("candidate.create", details.GetProperty("endpoint").GetString());
        Assert.Equal("create", details.GetProperty("effect").GetString());
        Assert.Equal("none", details.GetProperty("paging").GetString());
        var schema = details.GetProperty("input_schema");
        Assert.Equal("""["name"]""", schema.GetProperty("required").GetRawText());
        Assert.True(schema.GetProperty("properties").TryGetProperty("email", out _));
    }

    [Fact]
    public async Task Guides_come_when_they_are_asked_for_in_camel_case()
    {
        var answer = await hub.CallAsync(
            "GET",
            "/actions?include[]=authentication_guides&exclude[]=actions"
        );
        var group = answer.IsOk().Json.GetProperty("data")[0];
        Assert.False(group.TryGetProperty("actions", out _));
        var guide = group
            .GetProperty("authentication")[0]
            .GetProperty("support")
            .GetProperty("guides")
            .GetProperty("config");
        Assert.NotEmpty(guide.GetProperty("warning").GetString()!);
        var section = guide.GetProperty("sections")[0];
        Assert.Equal(JsonValueKind.Array, section.GetProperty("applicableScopes").ValueKind);
        var steps = guide
            .GetProperty("sections")
            .EnumerateArray()
            .SelectMany(one => one.GetProperty("steps").EnumerateArray());
        Assert.Contains(steps, step => step.GetProperty("displayScopes").GetBoolean());

        var plain = await hub.CallAsync("GET", "/actions?exclude=actions");
        Assert.DoesNotContain("\"guides\"", plain.Text);
    }

    [Fact]
    public async Task Search_finds_parts_of_id_label_description_and_other_names()
    {
        var answer = await hub.CallAsync("GET", "/actions?search=ADD%20PROSPECT");
        Assert.Equal(["ashby_create_candidate"], Actions(answer).Select(Id));
        var none = await hub.CallAsync("GET", "/actions?search=zzzzzz");
        Assert.Equal("""{"next":null,"data":[]}""", none.IsOk().Text);
    }

    [Fact]
    public async Task A_connector_that_is_not_wanted_is_left_out()
    {
        var none = await hub.CallAsync("GET", "/actions?filter[connectors]=workday");
        Assert.Equal("""{"next":null,"data":[]}""", none.IsOk().Text);
        var some = await hub.CallAsync(
            "GET",
            "/actions?filter[connectors]=workday,ashby&exclude[]=actions"
        );
        Assert.Equal(1, some.IsOk().Json.GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Groups_of_accounts_come_by_page_and_hold_what_their_profile_enables()
    {
        await using var own = new TestHub();
        await own.InitializeAsync();
        var first = await own.LinkAsync("page-1");
        var second = await own.LinkAsync("page-2");
        var profile = await own.ProfileIdAsync();
        (
            await own.CallAsync(
                "PATCH",
                $"/auth_configs/{profile}",
                """{"enabled_actions":["ashby_list_candidates","ashby_get_candidate_by_id"]}"""
            )
        ).IsOk();

        var path = $"/actions?filter[account_ids]={first},{second},acc_unknown&page_size=1";
        var page = await own.CallAsync("GET", path);
        var group = Assert.Single(page.IsOk().Json.GetProperty("data").EnumerateArray());
        Assert.Equal(first, group.GetProperty("account_id").GetString());
        Assert.Equal(profile, group.GetProperty("integration_id").GetString());
        Assert.Equal(
            ["ashby_get_candidate_by_id", "ashby_list_candidates"],
            Actions(page).Select(Id).Order()
        );

        var rest = await own.CallAsync("GET", $"{path}&next={page["next"]}");
        Assert.Equal(
            second,
            rest.IsOk().Json.GetProperty("data")[0].GetProperty("account_id").GetString()
        );
        Assert.Equal("null", rest["next"]);
    }

    [Theory]
    [InlineData("next=bm9uc2Vuc2U")]
    [InlineData("next=***")]
    [InlineData("page_size=many")]
    public async Task A_cursor_that_was_never_given_is_refused(string query) =>
        (await hub.CallAsync("GET", $"/actions?{query}")).IsError(400, "invalid_request");

    [Fact]
    public async Task Connectors_have_the_wires_shape()
    {
        var all = await hub.CallAsync("GET", "/connectors/meta");
        var logo = $"{hub.Address}connectors/ashby/logo.svg";
        var ashby =
            $$$$"""{"provider":"ashby","provider_name":"Ashby","category":"ats","active":true,"models":{},"resources":{"images":{"logo_url":"{{{{logo}}}}","original_logo_horizontal_url":"{{{{logo}}}}"}}}""";
        Assert.Equal($"[{ashby}]", all.IsOk().Text);
        Assert.Equal(ashby, (await hub.CallAsync("GET", "/connectors/meta/ashby")).IsOk().Text);
        var unknown = await hub.CallAsync("GET", "/connectors/meta/workday");
        unknown.IsError(404, "connector_not_found");
        Assert.Equal("""["ashby"]""", unknown["suggestions"]);
    }

    [Fact]
    public async Task Profiles_have_the_wires_shape()
    {
        var answer = await hub.CallAsync("GET", "/auth_configs?connector_key=ashby&page_size=5");
        Assert.Equal("1", answer.IsOk()["page"]);
        Assert.Equal("5", answer["page_size"]);
        Assert.Equal("1", answer["total"]);
        var profile = answer.Json.GetProperty("data")[0];
        Assert.Equal("Ashby", profile.GetProperty("name").GetString());
        Assert.Equal("ashby", profile.GetProperty("connector_key").GetString());
        Assert.Equal("production", profile.GetProperty("environment").GetString());
        Assert.True(profile.GetProperty("active").GetBoolean());
        Assert.True(profile.GetProperty("default").GetBoolean());
        var off = await hub.CallAsync("GET", "/auth_configs?enabled=false");
        Assert.Equal("0", off.IsOk()["total"]);
    }

    [Fact]
    public async Task A_profile_takes_only_actions_that_exist()
    {
        var profile = await hub.ProfileIdAsync();
        var answer = await hub.CallAsync(
            "PATCH",
            $"/auth_configs/{profile}",
            """{"enabled_actions":["ashby_list_candidates","ashby_hire_everybody"]}"""
        );
        answer.IsError(400, "invalid_request");
        Assert.Equal(
            "$.enabled_actions[1]",
            answer.Json.GetProperty("faults")[0].GetProperty("path").GetString()
        );
    }

    private static List<JsonElement> Actions(Answer answer) =>
        answer
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .SelectMany(group => group.GetProperty("actions").EnumerateArray())
            .ToList();

    private static string Id(JsonElement action) => action.GetProperty("id").GetString()!;
}

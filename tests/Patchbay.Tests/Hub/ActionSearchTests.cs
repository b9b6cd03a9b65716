using System.Text.Json;

namespace Patchbay.Tests.Hub;

public sealed class ActionSearchTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("/actions/search", """{"query":"candidates"}""")]
    [InlineData("/actions/build", """{"connector_key":"ashby"}""")]
    public async Task Is_protected(string path, string body) =>
        (await hub.CallAsync("POST", path, body, key: "")).IsError(401, "unauthorized");

    [Fact]
    public async Task Stays_in_its_project()
    {
        var account = await hub.LinkAsync("searched");
        var other = await hub.AddProjectAsync("Searching");
        (
            await hub.CallAsync("POST", "/actions/search", """{"query":"jobs"}""", other, account)
        ).IsError(404, "account_not_found");
    }

    [Fact]
    public async Task The_best_action_comes_first_under_StackOnes_form_of_its_id()
    {
        var answer = await SearchAsync(
            """{"query":"find a candidate by email","connector":"ashby","top_k":5}"""
        );
        var best = Results(answer)[0];
        Assert.Equal(
            "ashby_1.0.0_ashby_search_candidates_global",
            best.GetProperty("id").GetString()
        );
        Assert.Equal("ashby_search_candidates", best.GetProperty("action_id").GetString());
        Assert.InRange(best.GetProperty("similarity_score").GetDouble(), 0.4, 0.999);
        Assert.Equal(Results(answer).Count, answer.Json.GetProperty("total_count").GetInt32());
        Assert.InRange(Results(answer).Count, 1, 5);
        Assert.Equal("find a candidate by email", answer["query"]);
        Assert.Equal("ashby", answer["connector_filter"]);
        Assert.Equal("null", answer["project_filter"]);
    }

    [Fact]
    public async Task An_id_in_StackOnes_form_is_the_exact_one()
    {
        var answer = await SearchAsync("""{"query":"ashby_1.0.0_ashby_get_job_global"}""");
        Assert.Equal("ashby_get_job", Results(answer)[0].GetProperty("action_id").GetString());
        Assert.Equal(1, Results(answer)[0].GetProperty("similarity_score").GetDouble());
    }

    [Fact]
    public async Task An_unknown_connector_finds_nothing()
    {
        var answer = await SearchAsync("""{"query":"list candidates","connector":"tool"}""");
        Assert.Equal(
            """{"results":[],"total_count":0,"query":"list candidates","connector_filter":"tool","project_filter":null}""",
            answer.Text
        );
    }

    [Fact]
    public async Task What_is_less_like_the_request_than_asked_is_left_out()
    {
        var all = Results(
            await SearchAsync("""{"query":"close the job","min_similarity":0,"top_k":500}""")
        );
        var near = Results(await SearchAsync("""{"query":"close the job","min_similarity":0.5}"""));
        Assert.True(all.Count > near.Count);
        Assert.All(
            near,
            hit => Assert.True(hit.GetProperty("similarity_score").GetDouble() >= 0.5)
        );
    }

    [Fact]
    public async Task With_an_account_only_what_its_profile_enables_is_found()
    {
        var account = await hub.LinkAsync("narrow");
        var profile = (await hub.CallAsync("GET", $"/accounts/{account}")).IsOk()["integration_id"];
        (
            await hub.CallAsync(
                "PATCH",
                $"/auth_configs/{profile}",
                """{"enabled_actions":["ashby_list_jobs"]}"""
            )
        ).IsOk();

        var answer = await hub.CallAsync(
            "POST",
            "/actions/search",
            """{"query":"jobs","min_similarity":0}""",
            account: account
        );
        Assert.Equal(
            "ashby_list_jobs",
            Assert.Single(Results(answer)).GetProperty("action_id").GetString()
        );
        Assert.True(
            Results(await SearchAsync("""{"query":"jobs","min_similarity":0}""")).Count > 1
        );
        (
            await hub.CallAsync(
                "PATCH",
                $"/auth_configs/{profile}",
                """{"enabled_actions":["*"]}"""
            )
        ).IsOk();
    }

    [Fact]
    public async Task Schemas_and_examples_come_when_asked_and_as_far_as_the_tokens_go()
    {
        const string query = """ "query":"archive a candidate tag","top_k":5,"min_similarity":0 """;
        Assert.DoesNotContain("input_schema", (await SearchAsync("{" + query + "}")).Text);

        var whole = Results(
            await SearchAsync("{" + query + ""","include":["schema","example"]}""")
        );
        Assert.All(
            whole,
            hit =>
                Assert.Equal(
                    "object",
                    hit.GetProperty("input_schema").GetProperty("type").GetString()
                )
        );
        var request = whole[0].GetProperty("example_request");
        Assert.Equal("ashby_archive_candidate_tag", request.GetProperty("action").GetString());
        Assert.True(
            request.GetProperty("body").TryGetProperty("tagId", out _),
            request.GetRawText()
        );

        var little = Results(
            await SearchAsync("{" + query + ""","include":["schema"],"max_tokens":150}""")
        );
        Assert.True(little[0].TryGetProperty("input_schema", out _));
        Assert.False(little[^1].TryGetProperty("input_schema", out _));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_its_path()
    {
        var answer = await hub.CallAsync(
            "POST",
            "/actions/search",
            """{"query":" ","top_k":0,"min_similarity":2,"include":["recipe"],"max_tokens":0}"""
        );
        answer.IsError(400, "invalid_request");
        Assert.Equal(
            ["$.query", "$.top_k", "$.min_similarity", "$.max_tokens", "$.include[0]"],
            answer
                .Json.GetProperty("faults")
                .EnumerateArray()
                .Select(fault => fault.GetProperty("path").GetString())
        );
    }

    [Fact]
    public async Task The_index_is_there_once_it_was_built()
    {
        var answer = await hub.CallAsync(
            "POST",
            "/actions/build",
            """{"connector_key":"ashby","force_refresh":true}"""
        );
        Assert.Equal("success", answer.IsOk()["status"]);
        (await hub.CallAsync("POST", "/actions/build", """{"connector_key":"slack"}""")).IsError(
            404,
            "connector_not_found"
        );
    }

    private async Task<Answer> SearchAsync(string body)
    {
        var answer = await hub.CallAsync("POST", "/actions/search", body);
        answer.IsOk();
        return answer;
    }

    private static List<JsonElement> Results(Answer answer) =>
        [.. answer.Json.GetProperty("results").EnumerateArray()];
}

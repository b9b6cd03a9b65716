using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>The member answer of POST /actions/rpc.</summary>
public sealed class AnswerOptionsTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Without_it_the_answer_has_no_note()
    {
        var account = await hub.LinkAsync("plain");

        var answer = await RunAsync(account, """{"limit":2}""", "null");

        Assert.Equal(2, answer.IsOk().Json.GetProperty("data").GetArrayLength());
        Assert.False(answer.Json.TryGetProperty("answer_note", out _));
    }

    [Fact]
    public async Task Fields_and_limit_narrow_the_rows_and_an_unknown_field_is_told_beside_them()
    {
        var account = await hub.LinkAsync("narrow");

        var answer = await RunAsync(
            account,
            "{}",
            """{"fields":["id","primaryEmailAddress.value","nmae"],"limit":3}"""
        );

        var rows = answer.IsOk().Json.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(
            rows,
            row =>
                Assert.Subset(
                    new HashSet<string> { "id", "primaryEmailAddress" },
                    row.EnumerateObject().Select(member => member.Name).ToHashSet()
                )
        );
        var unknown = answer.Json.GetProperty("answer_note").GetProperty("unknown_fields")[0];
        Assert.Equal("nmae", unknown.GetProperty("field").GetString());
        Assert.Equal("name", unknown.GetProperty("nearest")[0].GetString());
        Assert.NotNull(answer["next"]);
        Assert.EndsWith("\"limit\":3}", hub.Ashby.Requests[^1].Body);
    }

    [Fact]
    public async Task A_budget_leaves_out_rows_that_next_goes_on_with()
    {
        var account = await hub.LinkAsync("budget");
        var whole = await RunAsync(account, """{"limit":40}""", "null");
        var seen = new List<string>();
        var (cursor, answers) = ("", 0);
        do
        {
            var answer = (
                await RunAsync(account, $$"""{"limit":40{{cursor}}}""", """{"max_tokens":2000}""")
            ).IsOk();
            seen.AddRange(
                answer.Json.GetProperty("data").EnumerateArray().Select(row => row.GetRawText())
            );
            if (!answer.Json.TryGetProperty("answer_note", out var note))
                break;
            Assert.Equal(40 - seen.Count, note.GetProperty("rows_left_out").GetInt32());
            cursor = $",\"cursor\":\"{answer["next"]}\"";
            answers++;
        } while (answers < 40);

        Assert.True(answers > 1);
        Assert.Equal(
            whole.Json.GetProperty("data").EnumerateArray().Select(row => row.GetRawText()),
            seen
        );
    }

    [Fact]
    public async Task A_count_comes_without_rows()
    {
        var account = await hub.LinkAsync("count");
        var all = await CountByReadingAsync(account);

        var answer = await RunAsync(account, "{}", """{"count":true}""");

        Assert.Equal(JsonValueKind.Null, answer.IsOk().Json.GetProperty("data").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("next").ValueKind);
        Assert.Equal(
            $$"""{"count":{{all}}}""",
            answer.Json.GetProperty("answer_note").GetRawText()
        );
    }

    [Theory]
    [InlineData("7", "$.answer")]
    [InlineData("""{"fields":["a..b"],"limit":0}""", "$.answer.fields[0]", "$.answer.limit")]
    [InlineData("""{"feilds":["name"]}""", "$.answer.feilds")]
    [InlineData("""{"count":true,"max_tokens":500}""", "$.answer.count")]
    public async Task What_cannot_be_is_refused_with_every_path(
        string options,
        params string[] paths
    )
    {
        var account = await hub.LinkAsync("faults");
        var before = hub.Ashby.Requests.Count;

        var answer = await RunAsync(account, "{}", options);

        answer.IsError(400, "invalid_request");
        Assert.Equal(paths, Paths(answer));
        Assert.Equal(before, hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task What_does_not_fit_the_action_is_told_with_the_faults_of_its_input()
    {
        var account = await hub.LinkAsync("fit");

        var answer = await RunAsync(
            account,
            "{}",
            """{"count":true}""",
            "ashby_get_candidate_by_id"
        );

        answer.IsError(400, "invalid_input");
        Assert.Equal(["$.answer.count", "$.id"], Paths(answer).Order(StringComparer.Ordinal));
    }

    private Task<Answer> RunAsync(
        string account,
        string input,
        string options,
        string action = "ashby_list_candidates"
    ) =>
        hub.CallAsync(
            "POST",
            "/actions/rpc",
            $$"""{"action":"{{action}}","body":{{input}},"answer":{{options}}}""",
            account: account
        );

    private async Task<int> CountByReadingAsync(string account)
    {
        var (count, cursor) = (0, "");
        while (true)
        {
            var page = (await RunAsync(account, $"{{{cursor}}}", "null")).IsOk();
            count += page.Json.GetProperty("data").GetArrayLength();
            if (page.Json.GetProperty("next").ValueKind == JsonValueKind.Null)
                return count;
            cursor = $"\"cursor\":\"{page["next"]}\"";
        }
    }

    private static IEnumerable<string?> Paths(Answer answer) =>
        answer
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(fault => fault.GetProperty("path").GetString());
}

using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Tests.Engine.Execution.Answers;

public class CountTests
{
    private const string Count = """{"count":true}""";
    private readonly Shaping _shaping = new();

    [Fact]
    public async Task Pages_are_counted_to_the_end_in_the_largest_there_are()
    {
        _shaping.Page("[1,2,3]", next: "a").Page("[4]", syncToken: "s");

        var outcome = await _shaping.TryAsync(Count, """{"createdAfter":7}""");

        var result = outcome.Result!;
        Assert.Equal((4, false, null), (result.Note!.Count, result.Note.AtLeast, result.Note.GoOn));
        Assert.Equal("null", result.Data.GetRawText());
        Assert.Null(result.NextCursor);
        Assert.Equal(2, outcome.Requests);
        Assert.Equal(
            [
                """{"createdAfter":7,"limit":100}""",
                """{"createdAfter":7,"limit":100,"cursor":"a"}""",
            ],
            _shaping.Sent
        );
    }

    [Fact]
    public async Task At_the_bound_it_says_at_least_and_where_to_go_on()
    {
        for (var page = 1; page <= AnswerCount.MostPages + 1; page++)
            _shaping.Page("[1,2]", next: page > AnswerCount.MostPages ? null : $"p{page}");

        var first = await _shaping.RunAsync(Count);
        var rest = await _shaping.RunAsync(Count, $$"""{"cursor":"{{first.NextCursor}}"}""");

        Assert.Equal(
            (AnswerCount.MostPages * 2, true),
            (first.Note!.Count!.Value, first.Note.AtLeast)
        );
        Assert.Equal($"p{AnswerCount.MostPages}", first.NextCursor);
        Assert.NotNull(first.Note.GoOn);
        Assert.Equal((2, false), (rest.Note!.Count!.Value, rest.Note.AtLeast));
    }

    [Fact]
    public async Task A_list_without_pages_is_counted_in_one_call()
    {
        _shaping.Page("[1,2,3]");

        var result = await _shaping.RunAsync(Count, "{}", "ashby_list_sources");

        Assert.Equal(3, result.Note!.Count);
        Assert.Equal(["{}"], _shaping.Sent);
    }

    [Fact]
    public async Task From_a_cursor_of_ours_only_the_rest_is_counted()
    {
        const string page = """[{"id":"a"},{"id":"b"},{"id":"c"}]""";
        _shaping.Page(page, next: "n").Page(page, next: "n").Page("[1]");
        var first = await _shaping.RunAsync("""{"limit":1}""");

        var counted = await _shaping.RunAsync(Count, $$"""{"cursor":"{{first.NextCursor}}"}""");

        Assert.Equal(3, counted.Note!.Count);
    }

    [Fact]
    public async Task A_page_that_fails_is_the_outcome_and_no_number_is_given()
    {
        _shaping
            .Page("[1]", next: "a")
            .Provider.Answers(
                200,
                """{"success":false,"errorInfo":{"code":"next_cursor_expired"},"errors":["x"]}"""
            );

        var outcome = await _shaping.TryAsync(Count);

        Assert.False(outcome.Succeeded);
        Assert.Equal(2, outcome.Requests);
    }

    [Theory]
    [InlineData("ashby_create_candidate", """{"name":"Ada"}""", "writes")]
    [InlineData(
        "ashby_get_candidate_by_id",
        """{"id":"3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e"}""",
        "one record"
    )]
    public async Task What_has_no_rows_is_not_counted_and_not_sent(
        string action,
        string input,
        string why
    )
    {
        var outcome = await _shaping.TryAsync(Count, input, action);

        Assert.Equal(FailureKind.InvalidInput, outcome.Failure!.Kind);
        var fault = Assert.Single(outcome.Failure.Faults);
        Assert.Equal("$.answer.count", fault.Path);
        Assert.Contains(why, fault.Message);
        Assert.Empty(_shaping.Sent);
    }

    [Fact]
    public async Task It_is_one_of_all_faults_told_at_once()
    {
        var outcome = await _shaping.TryAsync(Count, """{"email":7}""", "ashby_create_candidate");

        Assert.Equal(
            ["$.answer.count", "$.email", "$.name"],
            outcome.Failure!.Faults.Select(fault => fault.Path).Order(StringComparer.Ordinal)
        );
    }
}

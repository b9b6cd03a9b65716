using Patchbay.Engine.Execution;

namespace Patchbay.Tests.Engine.Execution.Answers;

public class LimitTests
{
    private const string Unpaged = "ashby_search_candidates";

    private readonly Shaping _shaping = new();

    [Theory]
    [InlineData("{}", 5, """{"limit":5}""")]
    [InlineData("{}", 5000, """{"limit":100}""")]
    [InlineData("""{"limit":80}""", 5, """{"limit":5}""")]
    [InlineData("""{"limit":3}""", 5, """{"limit":3}""")]
    public async Task A_provider_that_pages_is_asked_for_no_more(
        string input,
        int limit,
        string sent
    )
    {
        _shaping.Page("""[{"id":"1"}]""", next: "c");

        var result = await _shaping.RunAsync($$"""{"limit":{{limit}}}""", input);

        Assert.Equal([sent], _shaping.Sent);
        Assert.Equal("c", result.NextCursor);
        Assert.Null(result.Note);
    }

    [Fact]
    public async Task A_list_without_pages_is_cut_and_can_be_gone_on_with()
    {
        const string five = """[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"}]""";
        const string input = """{"email":"a@x.io"}""";
        for (var i = 0; i < 3; i++)
            _shaping.Page(five);

        var first = await _shaping.RunAsync("""{"limit":2}""", input, Unpaged);
        var second = await OnAsync(first);
        var third = await OnAsync(second);

        Assert.Equal("""[{"id":"a"},{"id":"b"}]""", first.Data.GetRawText());
        Assert.Equal((2, 3), (first.Note!.Rows, first.Note.RowsLeftOut));
        Assert.Contains("cursor", first.Note.GoOn);
        Assert.Equal("""[{"id":"c"},{"id":"d"}]""", second.Data.GetRawText());
        Assert.Equal("""[{"id":"e"}]""", third.Data.GetRawText());
        Assert.Equal((null, null), (third.NextCursor, third.Note));
        Assert.All(_shaping.Sent, sent => Assert.Equal(input, sent));

        Task<ActionResult> OnAsync(ActionResult before) =>
            _shaping.RunAsync(
                """{"limit":2}""",
                $$"""{"cursor":"{{before.NextCursor}}","email":"a@x.io"}""",
                Unpaged
            );
    }

    [Fact]
    public async Task A_cut_page_goes_on_within_it_then_with_the_providers_cursor()
    {
        const string page = """[{"id":"a"},{"id":"b"},{"id":"c"}]""";
        _shaping.Page(page, next: "p3").Page(page, next: "p3");
        // The provider takes more than was asked for.
        var first = await _shaping.RunAsync(
            """{"limit":2}""",
            """{"cursor":"p.2","createdAfter":7}"""
        );

        var second = await _shaping.RunAsync(
            "{}",
            $$"""{"cursor":"{{first.NextCursor}}","createdAfter":7}"""
        );

        Assert.Equal("""[{"id":"c"}]""", second.Data.GetRawText());
        Assert.Equal("p3", second.NextCursor);
        Assert.Null(second.Note);
        Assert.Equal(
            [
                """{"cursor":"p.2","createdAfter":7,"limit":2}""",
                """{"createdAfter":7,"cursor":"p.2","limit":2}""",
            ],
            _shaping.Sent
        );
    }

    [Theory]
    [InlineData("""[{"id":"new"},{"id":"a"},{"id":"b"},{"id":"c"}]""", "c")]
    [InlineData("""[{"id":"b"},{"id":"c"}]""", "c")]
    [InlineData("""[{"id":"a"},{"id":"x"},{"id":"c"}]""", "c")]
    public async Task Rows_that_come_or_go_in_between_are_neither_shown_twice_nor_lost(
        string later,
        string expected
    )
    {
        _shaping.Page("""[{"id":"a"},{"id":"b"},{"id":"c"}]""").Page(later);
        var first = await _shaping.RunAsync("""{"limit":2}""", "{}", "ashby_list_sources");

        var second = await _shaping.RunAsync(
            "{}",
            $$"""{"cursor":"{{first.NextCursor}}"}""",
            "ashby_list_sources"
        );

        Assert.Equal($$"""[{"id":"{{expected}}"}]""", second.Data.GetRawText());
    }

    [Fact]
    public async Task The_sync_token_comes_with_the_last_row_and_not_before()
    {
        const string page = """[{"id":"a"},{"id":"b"}]""";
        _shaping.Page(page, syncToken: "s").Page(page, syncToken: "s");

        var first = await _shaping.RunAsync("""{"limit":1}""");
        var second = await _shaping.RunAsync("{}", $$"""{"cursor":"{{first.NextCursor}}"}""");

        Assert.Null(first.SyncToken);
        Assert.Equal("s", second.SyncToken);
    }

    [Fact]
    public async Task The_limit_in_the_input_holds_when_going_on()
    {
        const string page = """[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]""";
        _shaping.Page(page).Page(page);
        var first = await _shaping.RunAsync("""{"limit":2}""");

        var second = await _shaping.RunAsync(
            "{}",
            $$"""{"limit":1,"cursor":"{{first.NextCursor}}"}"""
        );

        Assert.Equal("""[{"id":"c"}]""", second.Data.GetRawText());
    }

    [Theory]
    [InlineData("rows.2")]
    [InlineData("rows.0.0.00000000")]
    [InlineData("rows.2.0.0000000g")]
    [InlineData("rows.99999999999.0.00000000.x")]
    [InlineData("ey.rows.1.0.00000000")]
    public async Task A_cursor_that_is_not_ours_passes_untouched(string cursor)
    {
        _shaping.Page("[]");

        await _shaping.RunAsync("{}", $$"""{"cursor":"{{cursor}}"}""");

        Assert.Equal([$$"""{"cursor":"{{cursor}}"}"""], _shaping.Sent);
    }

    [Fact]
    public async Task A_made_up_cursor_with_an_absurd_page_is_an_invalid_input()
    {
        var outcome = await _shaping.TryAsync("{}", """{"cursor":"rows.1.999999999.00000000.x"}""");

        Assert.Equal(FailureKind.InvalidInput, outcome.Failure!.Kind);
        Assert.Empty(_shaping.Sent);
    }
}

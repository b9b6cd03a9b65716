using System.Text;
using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Bench.Tokens;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Execution.Answers;

/// <summary>The budget, held against the tokens that o200k counts.</summary>
public sealed class TokenBudgetTests(SandboxAnswersOnce sandbox) : IClassFixture<SandboxAnswersOnce>
{
    private readonly Shaping _shaping = new();

    [Fact]
    public void The_estimate_is_above_the_tokens_and_not_far() =>
        Assert.All(
            sandbox.Answers.Select(answer => answer.Data).Where(EstimateFigures.IsFilled),
            data => Assert.InRange(EstimateFigures.RatioOf(data), 1.0, 1 / 0.7)
        );

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(1_000)]
    [InlineData(4_000)]
    public async Task No_answer_is_above_its_budget_and_what_is_cut_fills_it(int budget)
    {
        var cut = 0;
        foreach (var (action, data) in sandbox.Answers)
        {
            var result = await ShapeAsync(action, data, $$"""{"max_tokens":{{budget}}}""");

            var tokens = O200k.Count(Whole(result));
            Assert.True(tokens <= budget, $"{action.Id}: {tokens} of {budget}: {Whole(result)}");
            if (result.Note is not { RowsLeftOut: > 0, FieldsLeftOut: [] } note)
                continue;
            cut++;
            var next = O200k.Count(data[note.Rows!.Value].GetRawText());
            Assert.True(
                tokens + next >= 0.7 * budget,
                $"{action.Id}: only {tokens} of {budget} used, and a row takes {next}"
            );
        }
        Assert.True(cut > 5, $"only {cut} lists were cut");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(900)]
    public async Task Going_on_shows_every_row_of_a_list_once_and_in_order(int budget)
    {
        var lists = sandbox.Answers.Where(answer =>
            answer.Data.ValueKind == JsonValueKind.Array && answer.Data.GetArrayLength() > 0
        );
        foreach (var (action, data) in lists.DistinctBy(answer => answer.Action.Id))
        {
            var marks = data.EnumerateArray().Select(RowCursor.MarkOf).ToList();
            var plain = new List<string>();
            var (cursor, answers, seen) = ("", 0, 0);
            do
            {
                var result = await ShapeAsync(
                    action,
                    data,
                    $$"""{"max_tokens":{{budget}},"fields":["id"]}""",
                    cursor
                );
                plain.AddRange(result.Data.EnumerateArray().Select(row => row.GetRawText()));
                cursor = result.NextCursor ?? "";
                seen += result.Data.GetArrayLength();
                Assert.True(++answers <= marks.Count, $"{action.Id} does not come to an end");
            } while (cursor.Length > 0);

            Assert.Equal(marks.Count, seen);
            Assert.Equal(
                data.EnumerateArray().Select(row => Ids(row)),
                plain.Select(row => Ids(JsonElement.Parse(row)))
            );
        }

        static string? Ids(JsonElement row) =>
            row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id", out var id)
                ? id.GetRawText()
                : null;
    }

    [Fact]
    public async Task A_row_too_large_loses_its_largest_fields_and_says_which()
    {
        var large = new string('x', 3_000);
        var row =
            $$$"""{"id":"1","notes":{"short":"s","long":"{{{large}}}"},"list":[{{{Many(400)}}}],"name":"Ada"}""";
        _shaping.Page($"[{row},{row}]");

        var result = await _shaping.RunAsync("""{"max_tokens":300}""");

        Assert.Equal(
            """[{"id":"1","notes":{"short":"s"},"name":"Ada"}]""",
            result.Data.GetRawText()
        );
        Assert.Equal(["notes.long", "list"], result.Note!.FieldsLeftOut);
        Assert.Equal((1, 1), (result.Note.Rows, result.Note.RowsLeftOut));
        Assert.True(result.Note.RowTokens > 1_000);
        Assert.Contains("max_tokens", result.Note.GoOn);
        Assert.NotNull(result.NextCursor);
    }

    [Fact]
    public async Task An_object_of_which_nothing_is_left_is_named_itself()
    {
        var large = new string('x', 3_000);
        _shaping.Provider.Succeeds(
            $$$"""{"id":"1","profile":{"about":"{{{large}}}","more":"{{{large}}}"}}"""
        );

        var result = await _shaping.RunAsync(
            """{"max_tokens":300}""",
            """{"id":"3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e"}""",
            "ashby_get_candidate_by_id"
        );

        Assert.Equal("""{"id":"1"}""", result.Data.GetRawText());
        Assert.Equal(["profile"], result.Note!.FieldsLeftOut);
    }

    [Fact]
    public async Task Many_fields_that_go_are_counted_where_they_cannot_all_be_named()
    {
        var members = string.Join(
            ",",
            Enumerable.Range(0, 400).Select(i => $"\"field{i}\":\"some words {i}\"")
        );
        _shaping.Page($$"""[{{{members}}}]""");

        var result = await _shaping.RunAsync("""{"max_tokens":400}""");

        Assert.True(O200k.Count(Whole(result)) <= 400);
        Assert.True(result.Data[0].EnumerateObject().Count() > 10);
        Assert.Equal(
            400,
            result.Data[0].EnumerateObject().Count()
                + result.Note!.FieldsLeftOut.Count
                + result.Note.MoreFieldsLeftOut
        );
    }

    [Fact]
    public async Task A_text_is_shown_whole_or_not_at_all()
    {
        var large = string.Join(' ', Enumerable.Repeat("word", 1_000));
        _shaping.Page($"[\"{large}\",\"short\"]").Page($"[\"{large}\",\"short\"]");

        var first = await _shaping.RunAsync("""{"max_tokens":300}""");
        var second = await _shaping.RunAsync(
            """{"max_tokens":300}""",
            $$"""{"cursor":"{{first.NextCursor}}"}"""
        );

        Assert.Equal("[]", first.Data.GetRawText());
        Assert.Equal((0, 2), (first.Note!.Rows, first.Note.RowsLeftOut));
        Assert.Equal("""["short"]""", second.Data.GetRawText());
    }

    [Fact]
    public async Task What_fits_goes_on_as_it_came()
    {
        const string rows = """[ {"id": "1", "name":"\u00e9"} ]""";
        _shaping.Page(rows, next: "c", syncToken: "s");

        var result = await _shaping.RunAsync("""{"max_tokens":500}""");

        Assert.Equal(rows, result.Data.GetRawText());
        Assert.Equal(("c", "s", null), (result.NextCursor, result.SyncToken, result.Note));
    }

    private static string Many(int count) => string.Join(",", Enumerable.Range(1_000, count));

    private static async Task<ActionResult> ShapeAsync(
        ActionDefinition action,
        JsonElement data,
        string answer,
        string cursor = ""
    )
    {
        var page = new Shaping().Page(data.GetRawText());
        var request = new ActionRequest(
            action.Id,
            cursor.Length == 0 ? default : JsonElement.Parse($$"""{"cursor":"{{cursor}}"}""")
        )
        {
            Answer = AnswerOptions.Read(JsonElement.Parse(answer)).Options,
        };
        // What the input needs besides is of no matter here: only the answer is.
        var (plan, _) = AnswerPlan.Make(action, request);
        var sent = await page
            .Provider.Executor()
            .SendAsync(
                new PreparedAction(action, JsonElement.Parse("{}"), null) { Answer = plan },
                new ProviderConnection("key"),
                TestContext.Current.CancellationToken
            );
        return AnswerShaper
            .Shape(new PreparedAction(action, default, null) { Answer = plan }, sent)
            .Result!;
    }

    /// <summary>The answer as the hub's REST route writes it.</summary>
    private static string Whole(ActionResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            result.Note?.WriteTo(writer);
        var note = result.Note is null
            ? ""
            : $",\"answer_note\":{Encoding.UTF8.GetString(stream.ToArray())}";
        return $$"""{"next":{{(result.NextCursor is { } next ? $"\"{next}\"" : "null")}},"data":{{result.Data.GetRawText()}}{{note}},"provider_request_id":"01JDABCDEFGHJKMNPQRSTVWXYZ"}""";
    }
}

/// <summary>A company that the costs of the estimate were not set by.</summary>
public sealed class SandboxAnswersOnce : IAsyncLifetime
{
    internal IReadOnlyList<(ActionDefinition Action, JsonElement Data)> Answers
    {
        get;
        private set;
    } = [];

    public async ValueTask InitializeAsync() =>
        Answers = await SandboxAnswers.ReadAsync(
            Ashby.Connector,
            seed: 4711,
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

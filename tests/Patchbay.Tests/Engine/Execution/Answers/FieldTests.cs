using Patchbay.Engine.Execution;

namespace Patchbay.Tests.Engine.Execution.Answers;

public class FieldTests
{
    private const string Ada = """
        {"id":"1", "name":"Ada \u00e9","primaryEmailAddress":{"value":"a@x.io","type":"Work","isPrimary":true},"emailAddresses":[{"value":"a@x.io","type":"Work"},{"value":"b@x.io"}],"tags":[],"applicationIds":["p","q"],"source":null,"score":1.50}
        """;

    private readonly Shaping _shaping = new();

    [Theory]
    [InlineData("""["name"]""", """{"name":"Ada \u00e9"}""")]
    [InlineData("""["score","id"]""", """{"id":"1","score":1.50}""")]
    [InlineData(
        """["primaryEmailAddress.value"]""",
        """{"primaryEmailAddress":{"value":"a@x.io"}}"""
    )]
    [InlineData(
        """["emailAddresses.value","applicationIds"]""",
        """{"emailAddresses":[{"value":"a@x.io"},{"value":"b@x.io"}],"applicationIds":["p","q"]}"""
    )]
    [InlineData("""["emailAddresses[].type"]""", """{"emailAddresses":[{"type":"Work"},{}]}""")]
    [InlineData(
        """["primaryEmailAddress","primaryEmailAddress.value"]""",
        """{"primaryEmailAddress":{"value":"a@x.io","type":"Work","isPrimary":true}}"""
    )]
    [InlineData("""["source.title","tags.title"]""", """{"tags":[],"source":null}""")]
    public async Task Only_what_was_asked_for_is_shown_in_the_providers_order_and_bytes(
        string fields,
        string row
    )
    {
        _shaping.Page($"[{Ada},{Ada}]", next: "c");

        var result = await _shaping.RunAsync($$"""{"fields":{{fields}}}""");

        Assert.Equal($"[{row},{row}]", result.Data.GetRawText());
        Assert.Equal("c", result.NextCursor);
        Assert.Null(result.Note);
    }

    [Fact]
    public async Task One_record_is_narrowed_too()
    {
        _shaping.Provider.Succeeds(Ada);

        var result = await _shaping.RunAsync(
            """{"fields":["name"]}""",
            """{"id":"3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e"}""",
            "ashby_get_candidate_by_id"
        );

        Assert.Equal("""{"name":"Ada \u00e9"}""", result.Data.GetRawText());
    }

    [Theory]
    [InlineData("nmae", "name")]
    [InlineData("email", "primaryEmailAddress")]
    [InlineData("emailAdresses.value", "emailAddresses.value")]
    [InlineData("application_ids", "applicationIds")]
    public async Task An_unknown_field_is_said_with_the_nearest_known_ones(
        string field,
        string near
    )
    {
        _shaping.Page($"[{Ada}]");

        var result = await _shaping.RunAsync($$"""{"fields":["id","{{field}}"]}""");

        Assert.Equal("""[{"id":"1"}]""", result.Data.GetRawText());
        var unknown = Assert.Single(result.Note!.UnknownFields);
        Assert.Equal(field, unknown.Field);
        Assert.Contains(near, unknown.Nearest);
    }

    [Fact]
    public async Task A_field_that_is_merely_empty_is_not_unknown()
    {
        _shaping.Page("""[{"id":"1"}]""");

        var result = await _shaping.RunAsync("""{"fields":["position","id"]}""");

        Assert.Equal("""[{"id":"1"}]""", result.Data.GetRawText());
        Assert.Null(result.Note);
    }

    [Fact]
    public async Task A_field_that_only_the_provider_knows_is_shown()
    {
        _shaping.Page("""[{"id":"1","newThing":{"x":1}}]""");

        var result = await _shaping.RunAsync("""{"fields":["newThing.x"]}""");

        Assert.Equal("""[{"newThing":{"x":1}}]""", result.Data.GetRawText());
        Assert.Null(result.Note);
    }

    [Fact]
    public async Task Names_with_nothing_near_are_answered_with_what_there_is()
    {
        _shaping.Page("[]");

        var result = await _shaping.RunAsync("""{"fields":["zzzz"]}""");

        Assert.Contains("name", Assert.Single(result.Note!.UnknownFields).Nearest);
    }

    [Fact]
    public async Task Every_page_is_narrowed_and_nothing_else_happens_to_it()
    {
        _shaping.Page($"[{Ada}]", next: "a").Page($"[{Ada}]", syncToken: "s");
        var request = new ActionRequest(Shaping.List)
        {
            Answer = new()
            {
                Fields = ["id"],
                Limit = 1,
                MaxTokens = 200,
            },
        };
        var pages = new List<ActionResult>();

        await foreach (
            var page in _shaping
                .Provider.Executor()
                .ExecuteAllAsync(
                    request,
                    new ProviderConnection("key"),
                    TestContext.Current.CancellationToken
                )
        )
            pages.Add(page.Result!);

        Assert.Equal(2, pages.Count);
        Assert.All(pages, page => Assert.Equal("""[{"id":"1"}]""", page.Data.GetRawText()));
        Assert.Equal("s", pages[1].SyncToken);
    }
}

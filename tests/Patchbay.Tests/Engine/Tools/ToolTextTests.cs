using System.Text.Json;
using Patchbay.Engine.Schemas;
using Patchbay.Engine.Search;
using Patchbay.Engine.Tools;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Tools;

/// <summary>What stands in a list of tools: short, true, and enough to call by.</summary>
public sealed class ToolTextTests
{
    private static readonly ActionTools Tools = new(
        Ashby.Connector,
        ActionSearch.For(Ashby.Connector)
    );

    [Theory]
    [InlineData("One. Two. Three.", 12, "One. Two.")]
    [InlineData("Keeps what is new; the rest goes on to the next page.", 30, "Keeps what is new.")]
    [InlineData("Role the user gets (ids from the list of roles).", 30, "Role the user gets.")]
    [InlineData("Nothing here can be cut at a clause of any kind", 25, "Nothing here can be cut.")]
    [InlineData("Short.", 25, "Short.")]
    public void A_text_is_cut_at_a_sentence_a_clause_or_a_word(
        string text,
        int most,
        string expected
    ) => Assert.Equal(expected, ShortText.Of(text, most));

    [Fact]
    public void Every_field_of_every_action_is_listed_with_what_is_required()
    {
        foreach (var tool in Tools.All)
        {
            var (whole, listed) = (tool.Action.Input.Bundle(), tool.Input);
            Assert.Equal(
                whole.GetProperty("properties").EnumerateObject().Select(field => field.Name),
                listed.GetProperty("properties").EnumerateObject().Select(field => field.Name)
            );
            Assert.Equal(Required(whole), Required(listed));
            Assert.True(tool.Description.Length is > 10 and <= 131, tool.Description);
        }
    }

    [Fact]
    public void A_short_schema_lets_through_what_the_whole_one_does()
    {
        // Of one event or a list of them, only the list is listed.
        foreach (
            var tool in Tools.All.Where(tool => tool.Action.Id != "ashby_update_interview_schedule")
        )
        {
            var whole = tool.Action.Input;
            var listed = new SchemaCompiler().Compile(tool.Input);
            for (var seed = 0; seed < 5; seed++)
            {
                var example = SchemaExamples.Minimal(whole, seed)!.ToJsonString();
                Assert.True(
                    listed.IsValid(JsonElement.Parse(example)),
                    $"{tool.Action.Id}: {example}"
                );
            }
        }
    }

    [Fact]
    public void Sentences_of_many_fields_are_said_once()
    {
        var shared = Tools.SharedFields.ToDictionary(field => field.Name, field => field.Text);
        Assert.Contains("cursor", shared);
        Assert.Contains("limit", shared);
        var text = ToolInstructions.For([Tools], new ToolSettings());
        Assert.All(shared.Values, sentence => Assert.Contains(sentence, text));
        Assert.DoesNotContain(
            shared["cursor"][..20],
            Tools.Find("ashby_list_candidates")!.Input.GetRawText()
        );
        Assert.Contains(
            "- body_cursor:",
            ToolInstructions.For([Tools], new() { Style = ParamStyle.FlatPrefixed })
        );
    }

    [Theory]
    [InlineData("ashby_list_*", "ashby_list_jobs", true)]
    [InlineData("list_*", "ashby_list_jobs", true)]
    [InlineData("*_jobs", "ashby_list_jobs", true)]
    [InlineData("ashby_list_job?", "ashby_list_jobs", true)]
    [InlineData("ashby_list_job", "ashby_list_jobs", false)]
    [InlineData("List_*", "ashby_list_jobs", false)]
    [InlineData("jobs", "ashby_list_jobs", false)]
    public void A_pattern_fits_whole_ids(string glob, string id, bool fits) =>
        Assert.Equal(fits, ActionGlob.Matches(glob, id));

    [Theory]
    [InlineData("ashby_search_actions", "search_actions", null)]
    [InlineData("ashby_acc_12_execute_action", "execute_action", "acc_12")]
    [InlineData("ashby_resolve", "resolve", null)]
    [InlineData("stackone_submit_feedback", "stackone_submit_feedback", null)]
    [InlineData("ashby_submit_feedback", "stackone_submit_feedback", null)]
    [InlineData("other_search_actions", null, null)]
    [InlineData("search_actions", null, null)]
    public void Tools_of_our_own_are_known_by_StackOnes_names(
        string name,
        string? tool,
        string? account
    )
    {
        var found = OwnTools.Find(Ashby.Connector, name);
        Assert.Equal(tool, found);
        if (found is not null)
            Assert.Equal(account, OwnTools.AccountIn(Ashby.Connector, name, found));
    }

    [Fact]
    public void A_search_stays_within_its_budget_of_tokens()
    {
        foreach (var query in new[] { "update a candidate", "list jobs", "offer", "schedule" })
        {
            var text = ToolList.Write(writer =>
                SearchAnswer.Write(writer, Tools, new(query, 10, null), "s", _ => true)
            );
            Assert.InRange(
                Patchbay.Engine.Execution.Answers.TokenEstimate.Of(text.Span),
                50,
                1_300
            );
            var best = JsonElement.Parse(text.Span)[0].GetProperty("actions")[0];
            Assert.True(best.TryGetProperty("input_schema", out _));
        }
    }

    private static IEnumerable<string?> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString())
            : [];
}

using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Guides;

public class GuideTests
{
    [Fact]
    public void The_guide_lists_the_boxes_to_tick_and_which_action_needs_which()
    {
        var guide = For(
            [Ashby.Action("ashby_list_sources"), Ashby.Action("ashby_create_candidate")],
            app: "Acme"
        );

        Assert.Equal(
            ["Candidates: Write", "Hiring Process: Read"],
            guide.Scopes.Select(scope => scope.TickBox)
        );
        Assert.Equal(
            ["Create Candidate", "List Sources"],
            guide.Actions.Select(action => action.Label)
        );
        var markdown = GuideMarkdown.Write(guide);
        Assert.Contains("| Hiring Process: Read | `hiringProcessRead` | List Sources |", markdown);
        Assert.Contains("Enables actions: Create Candidate, List Sources", markdown);
        Assert.Contains("`Acme integration`", markdown);
        Assert.DoesNotContain("{app}", markdown);
    }

    [Fact]
    public void The_least_a_key_must_hold_is_a_box_too_where_no_action_needs_it()
    {
        var guide = For([Ashby.Action("ashby_list_sources")]);

        var minimum = guide.Boxes[0];
        Assert.Equal(("Candidates: Read", true), (minimum.Scope.TickBox, minimum.IsMinimum));
        Assert.Empty(minimum.NeededBy);
        Assert.DoesNotContain(guide.Scopes, scope => scope.Name == "candidatesRead");
        Assert.Contains(
            $"| Candidates: Read | `candidatesRead` | {guide.Words.MinimumWhy} |",
            GuideMarkdown.Write(guide)
        );
    }

    [Fact]
    public void A_step_for_scopes_that_are_not_chosen_is_left_out()
    {
        var guide = For([]);

        Assert.DoesNotContain(
            guide.Sections.SelectMany(section => section.Steps),
            step => step.DisplayScopes
        );
        Assert.Empty(guide.Boxes);
        Assert.Contains(
            guide.Sections.SelectMany(section => section.Steps),
            step => step.Title == "Copy the API key"
        );
    }

    [Fact]
    public void Under_a_white_label_the_hub_s_own_section_is_left_out_in_every_language()
    {
        Assert.Equal(["en", "de", "es", "fr"], Ashby.Connector.Guides.Select(one => one.Language));
        foreach (var texts in Ashby.Connector.Guides)
        {
            var own = For(Ashby.Connector.Actions, texts: texts);
            var white = For(Ashby.Connector.Actions, app: null, texts: texts, whiteLabel: true);

            Assert.Equal(2, own.Sections.Count);
            Assert.Single(white.Sections);
            Assert.DoesNotContain("Patchbay", GuideMarkdown.Write(white));
            Assert.Contains($"`{texts.Words.SomeApp} integration`", GuideMarkdown.Write(white));
        }
    }

    [Theory]
    [InlineData("Acme", "for Acme in", "`Acme integration`")]
    [InlineData(
        "[x](javascript:y)",
        @"for \[x\](javascript\:y) in",
        "`[x](javascript:y) integration`"
    )]
    [InlineData("a`b\n# c", @"for a\`b \# c in", "`a'b # c integration`")]
    [InlineData("<b>*", @"for \<b\>\* in", "`<b>* integration`")]
    public void A_name_reads_as_written_and_is_never_markup(string app, string text, string code)
    {
        var markdown = GuideMarkdown.Write(For([Ashby.Action("ashby_get_file")], app));

        Assert.Contains(text, markdown);
        Assert.Contains(code, markdown);
    }

    [Theory]
    [InlineData(new[] { "de-AT", "fr" }, "de")]
    [InlineData(new[] { "it", "ES" }, "es")]
    [InlineData(new[] { "it" }, "en")]
    [InlineData(new string[0], "en")]
    public void The_reader_s_first_language_that_there_is_is_taken(string[] wanted, string taken) =>
        Assert.Equal(taken, GuideLanguage.Best(Ashby.Connector, wanted).Language);

    private static Guide For(
        IEnumerable<ActionDefinition> actions,
        string? app = Guide.OwnName,
        GuideDefinition? texts = null,
        bool whiteLabel = false
    ) =>
        Guide.For(
            Ashby.Connector,
            GuideSelection.Of(Ashby.Connector, actions),
            texts ?? Ashby.Connector.Guide,
            app,
            whiteLabel
        );
}

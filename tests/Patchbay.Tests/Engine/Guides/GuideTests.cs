using Patchbay.Engine.Guides;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Guides;

public class GuideTests
{
    [Fact]
    public void The_guide_lists_the_boxes_to_tick_and_which_action_needs_which()
    {
        var guide = Guide.For(
            Ashby.Connector,
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
    public void A_step_for_scopes_that_are_not_chosen_is_left_out()
    {
        var guide = Guide.For(Ashby.Connector, []);

        Assert.DoesNotContain(
            guide.Sections.SelectMany(section => section.Steps),
            step => step.DisplayScopes
        );
        Assert.Contains(
            guide.Sections.SelectMany(section => section.Steps),
            step => step.Title == "Copy the API key"
        );
    }

    [Fact]
    public void Under_a_white_label_the_hub_s_own_section_is_left_out()
    {
        var own = Guide.For(Ashby.Connector, Ashby.Connector.Actions);
        var white = Guide.For(Ashby.Connector, Ashby.Connector.Actions, "Acme", whiteLabel: true);

        Assert.Equal(2, own.Sections.Count);
        Assert.Single(white.Sections);
        Assert.DoesNotContain("Patchbay", GuideMarkdown.Write(white));
    }
}

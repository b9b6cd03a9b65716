using Patchbay.Engine.Definitions;
using Patchbay.Engine.Tools;
using Patchbay.Tests.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Tools;

/// <summary>prompts.yaml: what it may say, and what becomes of it.</summary>
public sealed class PromptTests
{
    [Theory]
    [InlineData("job {job}.", "job {jop}.", "{jop} is no argument")]
    [InlineData("with ashby_list_applications", "with ashby_list_aplications", "is no action")]
    [InlineData("[[ more than {days} days]]", " more than {days} days", "needs [[ ]] around it")]
    [InlineData("required: true, kind: job", "required: true, kind: jop", "is not in names.yaml")]
    [InlineData("prompt: prepare_debrief", "prompt: review_pipeline", "is there twice")]
    [InlineData("title: Open offers", "titel: Open offers", "title")]
    public void A_fault_is_found_with_its_line(string right, string wrong, string message)
    {
        using var folder = new ConnectorFolder();
        folder.Replace("prompts.yaml", right, wrong);
        Assert.Null(ConnectorLoader.TryLoad(folder.Path, out var faults));
        Assert.Contains(
            faults,
            fault =>
                fault.File == "prompts.yaml"
                && fault.Line > 1
                && fault.ToString().Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_prompt_can_be_filled_in_with_nothing_left_open()
    {
        foreach (var prompt in Ashby.Connector.Prompts)
        {
            var values = prompt.Arguments.ToDictionary(one => one.Name, one => $"<{one.Name}>");
            var text = PromptText.Fill(prompt, values, Ashby.Connector, ToolMode.Individual);
            Assert.DoesNotContain("[[", text);
            Assert.All(values.Values, value => Assert.Contains(value, text));
            var least = prompt
                .Arguments.Where(one => one.Required)
                .ToDictionary(one => one.Name, _ => "x");
            Assert.Empty(PromptText.Missing(prompt, least));
            Assert.DoesNotMatch(
                @"\{[a-z]+\}",
                PromptText.Fill(prompt, least, Ashby.Connector, ToolMode.Individual)
            );
        }
    }
}

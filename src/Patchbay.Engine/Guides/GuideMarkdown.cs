using System.Text;

namespace Patchbay.Engine.Guides;

/// <summary>The guide as Markdown, for documents, terminals and agents.</summary>
public static class GuideMarkdown
{
    /// <param name="notices">What the reader must be told before all else; plain text.</param>
    public static string Write(Guide guide, params IEnumerable<string> notices)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(guide.Title).AppendLine();
        text.AppendLine(guide.Description).AppendLine();
        text.Append("> ").AppendLine(guide.Warning);
        foreach (var notice in notices)
            text.AppendLine().Append("> ").AppendLine(MarkdownText.Escape(notice));
        foreach (var section in guide.Sections)
        {
            text.AppendLine().Append("## ").AppendLine(section.Title);
            AppendParagraph(text, section.Content);
            foreach (var (step, number) in section.Steps.Select((step, index) => (step, index + 1)))
                AppendStep(text, guide, step, number);
        }
        return text.ToString();
    }

    private static void AppendStep(StringBuilder text, Guide guide, GuideStep step, int number)
    {
        text.AppendLine().Append("### ").Append(number).Append(". ").AppendLine(step.Title);
        AppendParagraph(text, step.Content);
        if (step.List.Count > 0)
            text.AppendLine();
        foreach (var line in step.List)
            text.Append("- ").AppendLine(line);
        if (step.DisplayScopes)
            AppendBoxes(text, guide);
    }

    private static void AppendBoxes(StringBuilder text, Guide guide)
    {
        var words = guide.Words;
        text.AppendLine()
            .Append(words.Enables)
            .Append(' ')
            .AppendJoin(", ", guide.Labels)
            .AppendLine()
            .AppendLine()
            .Append(words.ScopesLabel)
            .Append(": `")
            .AppendJoin(' ', guide.Scopes.Select(scope => scope.Name))
            .AppendLine("`")
            .AppendLine();
        text.AppendLine($"| Ashby | | {words.NeededBy} |").AppendLine("| --- | --- | --- |");
        foreach (var box in guide.Boxes)
        {
            text.Append("| ")
                .Append(box.Scope.TickBox)
                .Append(" | `")
                .Append(box.Scope.Name)
                .Append("` | ");
            if (box.NeededBy.Count == 0)
                text.Append(words.MinimumWhy).AppendLine(" |");
            else
                text.AppendJoin(", ", box.Labels).AppendLine(" |");
        }
    }

    private static void AppendParagraph(StringBuilder text, string? content)
    {
        if (content is not null)
            text.AppendLine().AppendLine(content);
    }
}

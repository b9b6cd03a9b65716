using System.Text;

namespace Patchbay.Engine.Guides;

/// <summary>The guide as Markdown, for documents, terminals and agents.</summary>
public static class GuideMarkdown
{
    public static string Write(Guide guide)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(guide.Title).AppendLine();
        text.AppendLine(guide.Description).AppendLine();
        text.Append("> ").AppendLine(guide.Warning);
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
            AppendScopes(text, guide);
    }

    private static void AppendScopes(StringBuilder text, Guide guide)
    {
        text.AppendLine()
            .Append("Enables actions: ")
            .AppendJoin(", ", guide.Actions.Select(action => action.Label).Distinct())
            .AppendLine()
            .AppendLine();
        text.AppendLine("| Tick | Permission | Needed by |").AppendLine("| --- | --- | --- |");
        foreach (var scope in guide.Scopes)
        {
            text.Append("| ")
                .Append(scope.TickBox)
                .Append(" | `")
                .Append(scope.Name)
                .Append("` | ");
            text.AppendJoin(
                    ", ",
                    guide.ActionsNeeding(scope).Select(action => action.Label).Distinct()
                )
                .AppendLine(" |");
        }
    }

    private static void AppendParagraph(StringBuilder text, string? content)
    {
        if (content is not null)
            text.AppendLine().AppendLine(content);
    }
}

using System.Text;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>What a server tells an agent once, so that no tool has to repeat it.</summary>
public static class ToolInstructions
{
    public static string For(IEnumerable<ActionTools> connectors, ToolSettings settings)
    {
        var text = new StringBuilder();
        foreach (var tools in connectors)
            Append(text, tools, settings);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, ActionTools tools, ToolSettings settings)
    {
        var info = tools.Connector.Info;
        string Tool(string name) => OwnTools.Name(tools.Connector, name);
        text.AppendLine(
            settings.Mode == ToolMode.SearchExecute
                ? $"{info.Name} by two tools: {Tool(OwnTools.Search)} finds the action for what you want, with its input schema; {Tool(OwnTools.Execute)} runs it with the input in body."
                : $"Each tool runs one {info.Name} action."
        );
        text.AppendLine(
            $"Ids are {info.Name}'s own: turn names into ids with {Tool(OwnTools.Resolve)}, never guess them."
        );
        if (settings.Mode == ToolMode.Individual)
            AppendFields(text, tools, settings.Style);
        text.AppendLine(
            "Lists: result.next_cursor is the cursor of the next page; null on the last. "
                + "Any tool also takes answer {fields, limit, max_tokens, count}, which cuts a long result; what was left out is told beside the data."
        );
        text.AppendLine(
            "A failure says in error_category and remedy what to do; do not repeat a write unless retryable is true."
        );
    }

    private static void AppendFields(StringBuilder text, ActionTools tools, ParamStyle style)
    {
        var prefix = style == ParamStyle.FlatPrefixed ? "body_" : "";
        text.AppendLine("Fields of many tools:");
        foreach (var (name, meaning) in tools.SharedFields)
            text.AppendLine($"- {prefix}{name}: {meaning}");
    }
}

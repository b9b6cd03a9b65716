using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>Actions in Markdown, for agents: all of them in a line each, or everything about one.</summary>
public static class ActionMarkdown
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The index of the actions, by what they are about.</summary>
    public static string WriteCatalog(Connector connector, IReadOnlyList<ActionTool> tools)
    {
        var text = new StringBuilder();
        text.AppendLine($"# {connector.Info.Name}: {tools.Count} actions");
        var byResource = tools.ToLookup(tool => tool.Action.Resource);
        foreach (var resource in connector.Resources)
        {
            if (!byResource.Contains(resource.Name))
                continue;
            text.AppendLine().AppendLine($"## {resource.Title}").AppendLine();
            text.AppendLine(resource.Description).AppendLine();
            foreach (var tool in byResource[resource.Name])
                text.AppendLine($"- `{tool.Action.Id}` ({Word(tool.Action)}): {tool.Description}");
        }
        return text.ToString();
    }

    /// <summary>Everything about one action, with its whole schema.</summary>
    public static string WritePage(Connector connector, ActionTool tool)
    {
        var action = tool.Action;
        var text = new StringBuilder();
        text.AppendLine($"# {action.Label}").AppendLine();
        text.AppendLine($"`{action.Id}`, {Word(action)}").AppendLine();
        text.AppendLine(action.Description);
        if (action.NotFor is not null)
            text.AppendLine().AppendLine($"Not for: {action.NotFor}");
        text.AppendLine().AppendLine("## What to know").AppendLine();
        foreach (var line in Facts(connector, action))
            text.AppendLine($"- {line}");
        AppendJson(text, "Input", action.Input.Bundle());
        if (tool.Example.ValueKind == JsonValueKind.Object)
            AppendJson(text, "The smallest input", tool.Example);
        if (action.Related.Count > 0)
            text.AppendLine()
                .AppendLine("## Related")
                .AppendLine()
                .AppendLine(string.Join(", ", action.Related.Select(id => $"`{id}`")));
        return text.ToString();
    }

    private static IEnumerable<string> Facts(Connector connector, ActionDefinition action)
    {
        if (action.Irreversible)
            yield return "It cannot be undone.";
        if (action.MailsCandidate)
            yield return "It sends mail to a candidate, or has an option that does.";
        if (action.Effect != Effect.Read)
            yield return action.SafeToRepeat
                ? "Sending it twice leaves the same state as once."
                : "Sending it twice may do it twice.";
        if (action.IsPaged)
            yield return "It answers page by page: give next_cursor back as cursor.";
        yield return $"The key needs {string.Join(" and ", Boxes(connector, action))}.";
        if (action.Errors.Count > 0)
            yield return $"Errors of its own: {string.Join(", ", action.Errors)}.";
    }

    private static IEnumerable<string> Boxes(Connector connector, ActionDefinition action) =>
        action.MinimalScopes.Select(name =>
            connector.Scopes.TryGet(name, out var scope) ? scope.TickBox : name
        );

    private static string Word(ActionDefinition action) =>
        action.Effect switch
        {
            Effect.Read => "reads",
            Effect.Create => "creates",
            Effect.Update => "changes",
            _ => "deletes",
        };

    private static void AppendJson(StringBuilder text, string heading, JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
            json.WriteTo(writer);
        text.AppendLine()
            .AppendLine($"## {heading}")
            .AppendLine()
            .AppendLine("```json")
            .AppendLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length))
            .AppendLine("```");
    }
}

using System.Buffers;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Engine.Search;

namespace Patchbay.Engine.Tools;

/// <summary>
/// What the search tool answers: ids with a line each, and for the best of them, as many as fit the budget, the schema and
/// an example by which it is called.
/// </summary>
public static class SearchAnswer
{
    private const int Budget = 1_100;

    // What a hit takes without them.
    private const int Line = 60;

    // With more of them the model reads schemas instead of choosing.
    private const int MostSchemas = 3;

    // A weak hit beside a strong one is not what was meant: its schema would be read for nothing.
    private const double Near = 0.6;

    /// <param name="allowed">The actions that the asker could run.</param>
    public static void Write(
        Utf8JsonWriter writer,
        ActionTools tools,
        SearchArguments asked,
        string sessionId,
        Func<ActionDefinition, bool> allowed
    )
    {
        var hits = tools.Search.Find(asked.Query, asked.Top, allowed);
        // Who asks for one by its id wants all there is to know of it.
        var exact = hits is [{ Score: >= 1 } first, ..] && first.Action.Id == asked.Query.Trim();
        writer.WriteStartObject();
        writer.WriteString("session_id", sessionId);
        writer.WriteStartArray("actions");
        var left = Budget - hits.Count * Line;
        foreach (var (index, hit) in hits.Take(exact ? 1 : hits.Count).Index())
        {
            var tool = tools.Find(hit.Action.Id)!;
            writer.WriteStartObject();
            writer.WriteString("action_id", hit.Action.Id);
            writer.WriteString("description", exact ? hit.Action.Description : tool.Description);
            writer.WriteNumber("similarity_score", Math.Round(hit.Score, 2));
            if (exact)
                WriteWhole(writer, tool);
            else if (index < MostSchemas && (index == 0 || hit.Score >= hits[0].Score * Near))
                left -= WriteWithin(writer, tool, index == 0 ? int.MaxValue : left);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteWhole(Utf8JsonWriter writer, ActionTool tool)
    {
        var schema = tool.Action.Input.Bundle();
        writer.WriteStartObject("input_schema");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WriteStartObject("body");
        foreach (var member in schema.EnumerateObject().Where(member => member.Name != "$defs"))
            member.WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (schema.TryGetProperty("$defs", out var definitions))
        {
            writer.WritePropertyName("$defs");
            definitions.WriteTo(writer);
        }
        writer.WriteEndObject();
        WriteExample(writer, tool);
    }

    /// <summary>Writes schema and example if they fit, and says what they took. The best hit's always do.</summary>
    private static int WriteWithin(Utf8JsonWriter writer, ActionTool tool, int tokens)
    {
        var text = ToolList.Write(part =>
        {
            part.WriteStartObject();
            new ToolWriter(part, ParamStyle.Nested, []).WriteInput(tool);
            part.WriteEndObject();
        });
        var cost = TokenEstimate.Of(text.Span) + ExampleCost(tool);
        if (cost > tokens)
            return 0;
        writer.WritePropertyName("input_schema");
        // Without the brackets of the list that it was written as.
        writer.WriteRawValue(text.Span[1..^1], skipInputValidation: true);
        WriteExample(writer, tool);
        return cost;
    }

    private static int ExampleCost(ActionTool tool) =>
        tool.Example.ValueKind == JsonValueKind.Object
            ? TokenEstimate.ToTokens(TokenEstimate.CostOf(tool.Example.GetRawText())) + 20
            : 0;

    private static void WriteExample(Utf8JsonWriter writer, ActionTool tool)
    {
        if (tool.Example.ValueKind != JsonValueKind.Object)
            return;
        writer.WriteStartObject("example_request");
        writer.WriteString("action_id", tool.Action.Id);
        writer.WritePropertyName("body");
        tool.Example.WriteTo(writer);
        writer.WriteEndObject();
    }
}

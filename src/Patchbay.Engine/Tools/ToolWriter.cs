using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>Writes tools as MCP lists them.</summary>
/// <param name="accounts">The accounts of an endpoint that serves several, of which a call names one; else empty.</param>
internal sealed class ToolWriter(
    Utf8JsonWriter writer,
    ParamStyle style,
    IReadOnlyList<string> accounts
)
{
    /// <summary>Names at the top of a tool's arguments that are no part of the input.</summary>
    private static readonly string[] Taken =
    [
        "account_id",
        "answer",
        "body",
        "headers",
        "path",
        "query",
        "session_id",
    ];

    public void Write(ActionTool tool, bool output)
    {
        var action = tool.Action;
        writer.WriteStartObject();
        writer.WriteString("name", action.Id);
        writer.WriteString("title", action.Label);
        writer.WriteString("description", tool.Description);
        writer.WriteStartObject("inputSchema");
        WriteInput(tool);
        writer.WriteEndObject();
        if (output)
        {
            writer.WritePropertyName("outputSchema");
            ToolOutput.WriteSchema(writer, action);
        }
        WriteAnnotations(action);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members of the arguments' schema.</summary>
    public void WriteInput(ActionTool tool)
    {
        writer.WriteString("type", "object");
        var input = tool.Input;
        var fields = input.GetProperty("properties").EnumerateObject().ToList();
        var required = input.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).ToList()
            : [];
        writer.WriteStartObject("properties");
        if (accounts.Count > 0)
            WriteAccount();
        if (style == ParamStyle.Nested)
        {
            if (fields.Count > 0)
            {
                writer.WritePropertyName("body");
                input.WriteTo(writer);
            }
            required = required.Count > 0 ? ["body"] : [];
        }
        else
        {
            foreach (var field in fields)
            {
                writer.WritePropertyName(FlatName(field.Name));
                field.Value.WriteTo(writer);
            }
            required = required.ConvertAll(FlatName);
        }
        writer.WriteEndObject();
        if (accounts.Count > 0)
            required.Insert(0, "account_id");
        WriteRequired(required);
        if (style != ParamStyle.Nested)
            WriteAlternatives(input);
    }

    private string FlatName(string name) =>
        style == ParamStyle.FlatPrefixed || Taken.Contains(name) ? $"body_{name}" : name;

    private void WriteAccount()
    {
        writer.WriteStartObject("account_id");
        writer.WriteString("type", "string");
        writer.WriteStartArray("enum");
        foreach (var account in accounts)
            writer.WriteStringValue(account);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteRequired(List<string> names)
    {
        if (names.Count == 0)
            return;
        writer.WriteStartArray("required");
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }

    /// <summary>Of rules that only say which names go together, those whose names stay as they are.</summary>
    private void WriteAlternatives(JsonElement input)
    {
        if (style != ParamStyle.FlatSmart)
            return;
        foreach (var word in (string[])["anyOf", "oneOf"])
            if (input.TryGetProperty(word, out var branches))
            {
                writer.WritePropertyName(word);
                branches.WriteTo(writer);
            }
    }

    private void WriteAnnotations(ActionDefinition action)
    {
        writer.WriteStartObject("annotations");
        var reads = action.Effect == Effect.Read;
        writer.WriteBoolean("readOnlyHint", reads);
        if (!reads)
        {
            writer.WriteBoolean(
                "destructiveHint",
                action.Effect == Effect.Delete || action.Irreversible
            );
            writer.WriteBoolean("idempotentHint", action.SafeToRepeat);
        }
        writer.WriteBoolean("openWorldHint", true);
        writer.WriteEndObject();
    }
}

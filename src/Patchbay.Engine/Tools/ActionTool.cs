using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;

namespace Patchbay.Engine.Tools;

/// <summary>An action as a tool: its short words and schemas, made when they are first asked for.</summary>
public sealed class ActionTool
{
    private const int LongestDescription = 130;

    private readonly CompactSchema _schema;
    private readonly Lazy<JsonElement> _input;
    private readonly Lazy<JsonElement> _example;

    internal ActionTool(ActionDefinition action, FieldWords words)
    {
        Action = action;
        _schema = new CompactSchema(action.Input.Bundle(), words);
        _input = new(() => JsonOut.Element(_schema.WriteInput));
        _example = new(() => MakeExample(action));
        Fields = _schema.Fields().Select(field => field.Name).ToFrozenSet(StringComparer.Ordinal);
        Description = ShortText.Of(action.Description, LongestDescription);
    }

    public ActionDefinition Action { get; }

    public string Description { get; }

    /// <summary>The names at the top of the input.</summary>
    public FrozenSet<string> Fields { get; }

    /// <summary>The input's schema, short.</summary>
    internal JsonElement Input => _input.Value;

    /// <summary>The smallest input that fits; undefined where none is found by trying.</summary>
    internal JsonElement Example => _example.Value;

    private static JsonElement MakeExample(ActionDefinition action)
    {
        try
        {
            var input = SchemaExamples.Minimal(action.Input) as JsonObject ?? [];
            return JsonOut.Element(writer => input.WriteTo(writer));
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}

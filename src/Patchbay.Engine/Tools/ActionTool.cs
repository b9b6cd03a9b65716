using System.Collections.Frozen;
using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;

namespace Patchbay.Engine.Tools;

/// <summary>An action as a tool: its short words and schemas, made when they are first asked for.</summary>
public sealed class ActionTool
{
    private readonly CompactSchema _schema;
    private readonly Lazy<JsonElement> _input;

    internal ActionTool(ActionDefinition action, FieldWords words)
    {
        Action = action;
        _schema = new CompactSchema(action.Input.Bundle(), words);
        _input = new(() => JsonOut.Element(_schema.WriteInput));
        Fields = _schema.Fields().Select(field => field.Name).ToFrozenSet(StringComparer.Ordinal);
        Description = ShortText.Of(action.Description, 130);
    }

    public ActionDefinition Action { get; }

    public string Description { get; }

    /// <summary>The names at the top of the input.</summary>
    public FrozenSet<string> Fields { get; }

    /// <summary>The input's schema, short.</summary>
    internal JsonElement Input => _input.Value;
}

/// <summary>The actions of a connector as tools.</summary>
public sealed class ActionTools
{
    private readonly FrozenDictionary<string, ActionTool> _byId;
    private readonly FieldWords _words;

    public ActionTools(Connector connector)
    {
        Connector = connector;
        _words = new FieldWords(connector);
        All = connector.Actions.Select(action => new ActionTool(action, _words)).ToList();
        _byId = All.ToFrozenDictionary(tool => tool.Action.Id, StringComparer.Ordinal);
    }

    public Connector Connector { get; }

    /// <summary>In the connector's order.</summary>
    public IReadOnlyList<ActionTool> All { get; }

    /// <summary>What fields of many actions mean, said once.</summary>
    public IReadOnlyList<(string Name, string Text)> SharedFields => _words.Shared;

    public ActionTool? Find(string id) => _byId.GetValueOrDefault(id);
}

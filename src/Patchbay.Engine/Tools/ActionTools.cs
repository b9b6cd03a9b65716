using System.Collections.Frozen;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Search;

namespace Patchbay.Engine.Tools;

/// <summary>The actions of a connector as tools, and the search that finds them.</summary>
public sealed class ActionTools
{
    private readonly FrozenDictionary<string, ActionTool> _byId;
    private readonly FieldWords _words;

    public ActionTools(Connector connector, ActionSearch search)
    {
        Connector = connector;
        Search = search;
        _words = new FieldWords(connector);
        All = connector.Actions.Select(action => new ActionTool(action, _words)).ToList();
        _byId = All.ToFrozenDictionary(tool => tool.Action.Id, StringComparer.Ordinal);
    }

    public Connector Connector { get; }

    public ActionSearch Search { get; }

    /// <summary>In the connector's order.</summary>
    public IReadOnlyList<ActionTool> All { get; }

    /// <summary>What fields of many actions mean, said once.</summary>
    public IReadOnlyList<(string Name, string Text)> SharedFields => _words.Shared;

    public ActionTool? Find(string id) => _byId.GetValueOrDefault(id);
}

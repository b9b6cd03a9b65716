namespace Patchbay.Engine.Schemas;

/// <summary>
/// What a document's schemas come to: its own, and the shared definitions that they refer to. A definition is taken
/// whole: also what only its other parts refer to.
/// </summary>
internal sealed class SchemaReach
{
    private readonly HashSet<SchemaNode> _own = [];
    private readonly Dictionary<string, SharedDefinition> _definitions = [];

    public SchemaReach(SchemaDocument document)
    {
        var open = new Stack<SchemaNode>(document.Nodes.Values);
        while (open.TryPop(out var node))
        {
            if (node.Definition is { } definition)
            {
                if (_definitions.TryAdd(definition.Pointer, definition))
                    Push(definition.Links);
            }
            else if (_own.Add(node))
                Push(node.InPlace.Concat(node.Below));
        }

        void Push(IEnumerable<SchemaNode> nodes)
        {
            foreach (var node in nodes)
                open.Push(node);
        }
    }

    /// <summary>Pointers of the shared definitions.</summary>
    public IReadOnlyCollection<string> Definitions => _definitions.Keys;

    public IEnumerable<SchemaNode> Nodes =>
        _own.Concat(_definitions.Values.SelectMany(d => d.Nodes));

    /// <summary>Whether an evaluation has to keep track of where it has been.</summary>
    public bool Tracks => _own.Any(n => n.Tracks) || _definitions.Values.Any(d => d.Tracks);

    public bool Holds(string definition) => _definitions.ContainsKey(definition);
}

namespace Patchbay.Engine.Schemas;

/// <summary>
/// One named schema of the shared document with everything in it. What follows from its schemas is worked out once, not
/// for each schema that refers to it; schemas are only ever added, so their count tells whether it still stands.
/// </summary>
internal sealed class SharedDefinition(string pointer)
{
    private readonly List<SchemaNode> _nodes = [];
    private int _counted;
    private SchemaNode[] _links = [];
    private bool _tracks;

    /// <summary><c>/$defs/Name</c></summary>
    public string Pointer { get; } = pointer;

    public IReadOnlyList<SchemaNode> Nodes => _nodes;

    /// <summary>Schemas outside of it that it refers to, one for each other definition.</summary>
    public IReadOnlyList<SchemaNode> Links => UpToDate()._links;

    /// <summary>Whether an evaluation has to keep track of where it has been.</summary>
    public bool Tracks => UpToDate()._tracks;

    public void Add(SchemaNode node) => _nodes.Add(node);

    private SharedDefinition UpToDate()
    {
        if (_counted == _nodes.Count)
            return this;
        _counted = _nodes.Count;
        _links =
        [
            .. _nodes
                .SelectMany(n => n.InPlace.Concat(n.Below))
                .Where(n => n.Definition != this)
                .DistinctBy(n => (object?)n.Definition ?? n),
        ];
        _tracks = _nodes.Any(n => n.Tracks);
        return this;
    }
}

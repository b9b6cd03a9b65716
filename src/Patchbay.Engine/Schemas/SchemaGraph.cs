namespace Patchbay.Engine.Schemas;

/// <summary>Walks over compiled schemas, which may refer to each other in circles.</summary>
internal static class SchemaGraph
{
    /// <summary>The node and every schema that is, or may be, applied to the same value.</summary>
    public static IReadOnlyCollection<SchemaNode> InPlace(SchemaNode start) =>
        Walk([start], n => n.InPlace);

    /// <summary>The node and every schema that is always applied to the same value: by $ref and allOf.</summary>
    public static IReadOnlyCollection<SchemaNode> Unconditional(SchemaNode start) =>
        Walk(
            [start],
            n => n.Keywords.Where(k => k is RefKeyword or AllOfKeyword).SelectMany(k => k.InPlace)
        );

    /// <summary>Every schema that an evaluation from here may come to.</summary>
    public static IReadOnlyCollection<SchemaNode> Reachable(IEnumerable<SchemaNode> start) =>
        Walk(start, n => n.InPlace.Concat(n.Below));

    /// <summary>A schema that leads back to itself without going down into the value would never end.</summary>
    /// <param name="ends">Schemas known to end; those found to are added.</param>
    public static SchemaNode? FindLoop(IEnumerable<SchemaNode> nodes, HashSet<SchemaNode> ends)
    {
        var followed = new HashSet<SchemaNode>();
        foreach (var node in nodes)
        {
            if (Visit(node) is { } loop)
                return loop;
        }
        return null;

        SchemaNode? Visit(SchemaNode node)
        {
            if (ends.Contains(node))
                return null;
            if (!followed.Add(node))
                return node;
            foreach (var next in node.InPlace)
            {
                if (Visit(next) is { } loop)
                    return loop;
            }
            followed.Remove(node);
            ends.Add(node);
            return null;
        }
    }

    private static HashSet<SchemaNode> Walk(
        IEnumerable<SchemaNode> start,
        Func<SchemaNode, IEnumerable<SchemaNode>> next
    )
    {
        var seen = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(start);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            foreach (var other in next(node))
                open.Push(other);
        }
        return seen;
    }
}

using Patchbay.Engine.Schemas;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>What a schema says about the fields of what it describes.</summary>
internal static class KnownFields
{
    private const int MostNearest = 3;
    private const int MostListed = 12;
    private const int Deepest = 4;

    public static bool IsList(JsonSchema schema) =>
        SchemaGraph
            .InPlace(schema.Root)
            .Any(node => node.Find<TypeKeyword>() is { Allowed: JsonTypes.Array });

    /// <summary>The largest number that a member may be; null when nothing limits it, or it is none.</summary>
    public static int? LargestOf(JsonSchema schema, string member) =>
        Members([schema.Root])
            .Where(one => one.Name == member)
            .SelectMany(one => SchemaGraph.InPlace(one.Schema))
            .SelectMany(node => node.Keywords.OfType<LimitKeyword>())
            .Where(limit => limit.Name == "maximum")
            .Select(limit => limit.Limit.TryGetInt32(out var most) ? most : (int?)null)
            .Min();

    /// <summary>Null for a field that a row may have; else the fields nearest to it.</summary>
    public static UnknownField? Judge(JsonSchema output, string path)
    {
        var rows = Rows(output);
        var nodes = rows;
        foreach (var name in FieldPath.Names(path))
        {
            if (IsOpen(nodes))
                return null;
            nodes = Items(Members(nodes).Where(one => one.Name == name).Select(one => one.Schema));
            if (nodes.Count == 0)
                return new UnknownField(path, Nearest(rows, path));
        }
        return null;
    }

    private static List<string> Nearest(List<SchemaNode> rows, string path)
    {
        var known = Paths(rows, "", Deepest).Distinct().ToList();
        var last = FieldPath.Names(path)[^1];
        var found = Text
            .Nearest.Find(path, known, MostNearest)
            // As `email` is meant by primaryEmailAddress.value, and `title` by job.title.
            .Concat(
                known
                    .Where(field => field.Contains(last, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(field => field.Length)
            )
            .Distinct()
            .Take(MostNearest)
            .ToList();
        return found.Count > 0
            ? found
            : Members(rows).Select(one => one.Name).Distinct().Take(MostListed).ToList();
    }

    private static IEnumerable<string> Paths(List<SchemaNode> nodes, string before, int depth)
    {
        foreach (var group in Members(nodes).GroupBy(one => one.Name, one => one.Schema))
        {
            yield return before + group.Key;
            if (depth == 1)
                continue;
            foreach (var path in Paths(Items(group), $"{before}{group.Key}.", depth - 1))
                yield return path;
        }
    }

    private static List<SchemaNode> Rows(JsonSchema output) => Items([output.Root]);

    /// <summary>The schemas, and for lists those of their items, which a path goes through.</summary>
    private static List<SchemaNode> Items(IEnumerable<SchemaNode> nodes)
    {
        var open = new Stack<SchemaNode>(nodes);
        var seen = new HashSet<SchemaNode>();
        while (open.TryPop(out var node))
        {
            foreach (var part in SchemaGraph.InPlace(node))
            {
                if (!seen.Add(part) || part.Find<ItemsKeyword>() is not { } items)
                    continue;
                foreach (var item in items.Below)
                    open.Push(item);
            }
        }
        return [.. seen];
    }

    private static IEnumerable<(string Name, SchemaNode Schema)> Members(List<SchemaNode> nodes) =>
        nodes
            .SelectMany(SchemaGraph.InPlace)
            .Distinct()
            .SelectMany(node => node.Find<PropertiesKeyword>()?.Named ?? [])
            .Select(named => (named.Key, named.Value));

    /// <summary>Nothing says what members there are, so that any may be.</summary>
    private static bool IsOpen(List<SchemaNode> nodes) =>
        !Members(nodes).Any()
        && nodes.All(node =>
            node.Find<TypeKeyword>() is not { } type || type.Allowed.HasFlag(JsonTypes.Object)
        );
}

using System.Text.Json;

namespace Patchbay.Engine.Schemas;

internal sealed class ItemCountKeyword(string name, long limit) : Assertion(name)
{
    private readonly bool _atMost = name == "maxItems";

    public long Limit => limit;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Array)
            return true;
        var length = instance.GetArrayLength();
        return _atMost ? length <= limit : length >= limit;
    }

    protected override string Message(in JsonElement instance, bool secret) =>
        $"must have at {(_atMost ? "most" : "least")} {FaultMessages.Count(limit, "item")}, has {instance.GetArrayLength()}";
}

internal sealed class UniqueItemsKeyword() : Assertion("uniqueItems")
{
    private const int Few = 12;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        instance.ValueKind != JsonValueKind.Array || FirstRepeat(instance) is null;

    protected override string Message(in JsonElement instance, bool secret)
    {
        var (first, second) = FirstRepeat(instance)!.Value;
        return $"items must differ: [{first}] and [{second}] are the same";
    }

    private static (int First, int Second)? FirstRepeat(in JsonElement array)
    {
        if (array.GetArrayLength() > Few)
            return FirstRepeatByHash(array);
        var second = 0;
        foreach (var item in array.EnumerateArray())
        {
            var first = 0;
            foreach (var earlier in array.EnumerateArray())
            {
                if (first == second)
                    break;
                if (JsonEquality.Equal(earlier, item))
                    return (first, second);
                first++;
            }
            second++;
        }
        return null;
    }

    private static (int First, int Second)? FirstRepeatByHash(in JsonElement array)
    {
        var seen = new Dictionary<JsonElement, int>(ByValue.Instance);
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (!seen.TryAdd(item, index))
                return (seen[item], index);
            index++;
        }
        return null;
    }

    private sealed class ByValue : IEqualityComparer<JsonElement>
    {
        public static readonly ByValue Instance = new();

        public bool Equals(JsonElement x, JsonElement y) => JsonEquality.Equal(x, y);

        public int GetHashCode(JsonElement obj) => JsonEquality.Hash(obj);
    }
}

/// <summary><c>prefixItems</c> and <c>items</c>: together they say which schema each position has.</summary>
internal sealed class ItemsKeyword(SchemaNode[] prefix, SchemaNode? rest) : Keyword("items")
{
    public IReadOnlyList<SchemaNode> Prefix => prefix;
    public SchemaNode? Rest => rest;

    public override IEnumerable<SchemaNode> Below => rest is null ? prefix : prefix.Append(rest);

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Array)
            return true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (At(index) is not { } schema)
                break;
            if (!schema.HoldsBelow(item, run))
                return false;
            if (run is { Marking: true })
                run.Mark(index);
            index++;
        }
        return true;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (instance.ValueKind != JsonValueKind.Array)
            return;
        if (rest is { Never: true } && instance.GetArrayLength() > prefix.Length)
            report.Add(
                path,
                Name,
                $"must have at most {FaultMessages.Count(prefix.Length, "item")}, has {instance.GetArrayLength()}"
            );
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (At(index) is not { } schema || (index >= prefix.Length && schema.Never))
                break;
            schema.Explain(item, run, report, path.Item(index));
            index++;
        }
    }

    public SchemaNode? At(int index) => index < prefix.Length ? prefix[index] : rest;
}

internal sealed class ContainsKeyword(SchemaNode schema, long least, long? most)
    : Keyword("contains")
{
    public SchemaNode Schema => schema;
    public long Least => least;

    public override IEnumerable<SchemaNode> Below => [schema];

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Array)
            return true;
        var found = Count(instance, run);
        return found >= least && !(found > most);
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (instance.ValueKind != JsonValueKind.Array)
            return;
        var found = Count(instance, run);
        var what = schema.Title ?? "the expected kind";
        if (found < least)
            report.Add(
                path,
                least == 1 ? Name : "minContains",
                $"must contain at least {FaultMessages.Count(least, "item")} of {what}, has {found}"
            );
        else if (found > most)
            report.Add(
                path,
                "maxContains",
                $"must contain at most {FaultMessages.Count(most.Value, "item")} of {what}, has {found}"
            );
    }

    private long Count(in JsonElement array, Evaluation? run)
    {
        long found = 0;
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (schema.HoldsBelow(item, run))
            {
                found++;
                if (run is { Marking: true })
                    run.Mark(index);
            }
            index++;
        }
        return found;
    }
}

internal static class ArrayKeywords
{
    public static void MaxItems(NodeBuilder node, JsonElement value) =>
        Count(node, "maxItems", value);

    public static void MinItems(NodeBuilder node, JsonElement value) =>
        Count(node, "minItems", value);

    public static void UniqueItems(NodeBuilder node, JsonElement value)
    {
        if (node.Flag("uniqueItems", value))
            node.Add(new UniqueItemsKeyword());
    }

    public static void PrefixItems(NodeBuilder node, JsonElement value) =>
        node.Add(new ItemsKeyword(node.Children("prefixItems", value), node.Child("items")));

    public static void Items(NodeBuilder node, JsonElement value)
    {
        if (!node.Has("prefixItems"))
            node.Add(new ItemsKeyword([], node.Child("items")));
    }

    public static void Contains(NodeBuilder node, JsonElement value)
    {
        if (node.Child("contains") is not { } schema)
            return;
        var least = node.CountOf("minContains") ?? 1;
        node.Add(new ContainsKeyword(schema, least, node.CountOf("maxContains")));
    }

    public static void ContainsCount(NodeBuilder node, string name, JsonElement value)
    {
        // Without contains it says nothing, but must still be well-formed; with it, contains reports the defect.
        if (!node.Has("contains"))
            node.Count(name, value);
    }

    private static void Count(NodeBuilder node, string name, JsonElement value)
    {
        if (node.Count(name, value) is { } limit)
            node.Add(new ItemCountKeyword(name, limit));
    }
}

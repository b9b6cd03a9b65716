using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// <c>unevaluatedItems</c> and <c>unevaluatedProperties</c>: applied to each child that no other keyword of the owner,
/// or of a subschema applied to the same value, has evaluated.
/// </summary>
internal abstract class UnevaluatedKeyword(string name, SchemaNode owner, SchemaNode schema)
    : Keyword(name)
{
    public override int Rank => 9;
    public override IEnumerable<SchemaNode> Below => [schema];

    public SchemaNode Schema => schema;

    protected SchemaNode Owner => owner;

    /// <summary>Marks what the owner's other keywords evaluate, then calls back; false when one of them fails.</summary>
    protected bool WithMarks(in JsonElement instance, Evaluation run, Action action)
    {
        var (marking, start, count) = (run.Marking, run.Start, run.Count);
        run.Marking = true;
        run.Start = count;
        var others = true;
        foreach (var keyword in owner.Keywords)
            others &= keyword is UnevaluatedKeyword || keyword.Holds(instance, run);
        if (others)
            action();
        run.Restore(marking, start, count);
        return others;
    }
}

internal sealed class UnevaluatedItemsKeyword(SchemaNode owner, SchemaNode schema)
    : UnevaluatedKeyword("unevaluatedItems", owner, schema)
{
    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Array)
            return true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!run!.IsMarked(index))
            {
                if (!Schema.HoldsBelow(item, run))
                    return false;
                run.Mark(index);
            }
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
        var array = instance;
        // Where another keyword failed, what it would have evaluated is unknown: its faults come first.
        WithMarks(
            instance,
            run!,
            () =>
            {
                var left = array
                    .EnumerateArray()
                    .Index()
                    .Where(item => !run!.IsMarked(item.Index))
                    .ToList();
                run!.Marking = false;
                foreach (var (index, item) in left)
                {
                    if (Schema.Never)
                        report.Add(path.Item(index), Name, "unexpected item");
                    else
                        Schema.Explain(item, run, report, path.Item(index));
                }
            }
        );
    }
}

internal sealed class UnevaluatedPropertiesKeyword(SchemaNode owner, SchemaNode schema)
    : UnevaluatedKeyword("unevaluatedProperties", owner, schema)
{
    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        var index = 0;
        foreach (var property in instance.EnumerateObject())
        {
            if (!run!.IsMarked(index))
            {
                if (!Schema.HoldsBelow(property.Value, run))
                    return false;
                run.Mark(index);
            }
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
        if (instance.ValueKind != JsonValueKind.Object)
            return;
        var value = instance;
        var exact = WithMarks(
            instance,
            run!,
            () =>
            {
                var left = value
                    .EnumerateObject()
                    .Index()
                    .Where(p => !run!.IsMarked(p.Index))
                    .Select(p => p.Item)
                    .ToList();
                run!.Marking = false;
                Explain(left, value, run, report, path);
            }
        );
        // Another keyword failed and took its marks back; a name that nothing declares is unknown all the same.
        if (!exact)
            Explain(
                instance.EnumerateObject().Where(p => !Declared(p)).ToList(),
                instance,
                run!,
                report,
                path
            );
    }

    private void Explain(
        List<JsonProperty> left,
        JsonElement instance,
        Evaluation run,
        Report report,
        InstancePath path
    )
    {
        foreach (var property in left)
        {
            var below = path.Property(property.Name, report);
            if (Schema.Never)
                report.Add(
                    below,
                    Name,
                    PropertiesKeyword.Unknown(property.Name, instance, Names())
                );
            else
                Schema.Explain(property.Value, run, report, below);
        }
    }

    private bool Declared(JsonProperty property) =>
        InPlaceProperties().Any(p => p.Declares(property));

    private IEnumerable<string> Names() =>
        InPlaceProperties().SelectMany(p => p.Named).Select(p => p.Key).Distinct();

    private IEnumerable<PropertiesKeyword> InPlaceProperties() =>
        SchemaGraph.InPlace(Owner).SelectMany(n => n.Keywords).OfType<PropertiesKeyword>();
}

internal static class UnevaluatedKeywords
{
    public static void Items(NodeBuilder node, JsonElement value)
    {
        if (node.Child("unevaluatedItems") is { } schema)
            node.AddUnevaluated(owner => new UnevaluatedItemsKeyword(owner, schema));
    }

    public static void Properties(NodeBuilder node, JsonElement value)
    {
        if (node.Child("unevaluatedProperties") is { } schema)
            node.AddUnevaluated(owner => new UnevaluatedPropertiesKeyword(owner, schema));
    }
}

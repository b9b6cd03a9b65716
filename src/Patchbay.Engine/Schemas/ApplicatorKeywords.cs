using System.Text.Json;

namespace Patchbay.Engine.Schemas;

internal sealed class AllOfKeyword(SchemaNode[] branches) : Keyword("allOf")
{
    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace => branches;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        foreach (var branch in branches)
        {
            if (!branch.Holds(instance, run))
                return false;
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
        foreach (var branch in branches)
            branch.Explain(instance, run, report, path);
    }
}

internal sealed class AnyOfKeyword(SchemaNode[] branches) : Keyword("anyOf")
{
    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace => branches;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        var any = false;
        foreach (var branch in branches)
        {
            if (!branch.Holds(instance, run))
                continue;
            any = true;
            // Whoever asks what was evaluated needs the marks of every branch that fits.
            if (run is not { Marking: true })
                break;
        }
        return any;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (!Holds(instance, run))
            BranchFaults.Explain(Name, branches, instance, run, report, path);
    }
}

internal sealed class OneOfKeyword(SchemaNode[] branches) : Keyword("oneOf")
{
    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace => branches;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        var fitting = 0;
        foreach (var branch in branches)
        {
            if (branch.Holds(instance, run) && ++fitting > 1)
                return false;
        }
        return fitting == 1;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        var fitting = new List<int>();
        for (var i = 0; i < branches.Length; i++)
        {
            if (branches[i].Holds(instance, run))
                fitting.Add(i);
        }
        if (fitting.Count == 0)
            BranchFaults.Explain(Name, branches, instance, run, report, path);
        else if (fitting.Count > 1)
            report.Add(
                path,
                Name,
                $"must fit one alternative only, fits {FaultMessages.And(fitting.Select(i => BranchFaults.NameOf(branches, i)))}"
            );
    }
}

internal sealed class NotKeyword(SchemaNode schema) : Keyword("not")
{
    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace => [schema];

    // Marks of what must not fit count for nothing, hence "below".
    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        !schema.HoldsBelow(instance, run);

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (Holds(instance, run))
            return;
        var required = schema.Find<RequiredKeyword>();
        report.Add(
            path,
            Name,
            schema.Title is { } title ? $"must not be {title}"
                : required is not null && schema.Keywords.Length == 1
                    ? $"must not have {FaultMessages.And(required.Names)}{(required.Names.Count > 1 ? " together" : "")}"
                : $"has a value that is not allowed here{FaultMessages.Got(instance, path.Secret)}"
        );
    }
}

internal sealed class IfKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise)
    : Keyword("if")
{
    public SchemaNode Condition => condition;
    public SchemaNode? Then => then;
    public SchemaNode? Otherwise => otherwise;

    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace =>
        new[] { condition, then, otherwise }.OfType<SchemaNode>();

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        (condition.Holds(instance, run) ? then : otherwise)?.Holds(instance, run) ?? true;

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    ) => (condition.Holds(instance, run) ? then : otherwise)?.Explain(instance, run, report, path);
}

internal sealed class DependentSchemasKeyword((string Trigger, SchemaNode Schema)[] rules)
    : Keyword("dependentSchemas")
{
    public IReadOnlyList<(string Trigger, SchemaNode Schema)> Rules => rules;

    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace => rules.Select(r => r.Schema);

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var (trigger, schema) in rules)
        {
            if (instance.TryGetProperty(trigger, out _) && !schema.Holds(instance, run))
                return false;
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
        foreach (var (trigger, schema) in rules)
        {
            if (instance.TryGetProperty(trigger, out _))
                schema.Explain(instance, run, report, path);
        }
    }
}

internal static class ApplicatorKeywords
{
    public static void AllOf(NodeBuilder node, JsonElement value) =>
        node.Add(new AllOfKeyword(node.Children("allOf", value)));

    public static void AnyOf(NodeBuilder node, JsonElement value) =>
        node.Add(new AnyOfKeyword(node.Children("anyOf", value)));

    public static void OneOf(NodeBuilder node, JsonElement value) =>
        node.Add(new OneOfKeyword(node.Children("oneOf", value)));

    public static void Not(NodeBuilder node, JsonElement value)
    {
        if (node.Child("not") is { } schema)
            node.Add(new NotKeyword(schema));
    }

    public static void If(NodeBuilder node, JsonElement value)
    {
        if (node.Child("if") is { } condition)
            node.Add(new IfKeyword(condition, node.Child("then"), node.Child("else")));
    }

    /// <summary>Without an <c>if</c> they say nothing, but must still be well-formed.</summary>
    public static void ThenOrElse(NodeBuilder node, string name)
    {
        if (!node.Has("if"))
            node.Child(name);
    }

    public static void DependentSchemas(NodeBuilder node, JsonElement value) =>
        node.Add(new DependentSchemasKeyword([.. node.Map("dependentSchemas")]));
}

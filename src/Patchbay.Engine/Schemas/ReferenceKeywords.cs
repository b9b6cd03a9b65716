using System.Text.Json;

namespace Patchbay.Engine.Schemas;

internal sealed class RefKeyword(SchemaNode target) : Keyword("$ref")
{
    public SchemaNode Target => target;

    public override int Rank => 2;
    public override IEnumerable<SchemaNode> InPlace => [target];

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        target.Holds(instance, run);

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    ) => target.Explain(instance, run, report, path);
}

/// <summary>
/// A <c>$dynamicRef</c> whose target is a <c>$dynamicAnchor</c>: it goes to the anchor of that name in the outermost
/// resource that the evaluation has entered.
/// </summary>
internal sealed class DynamicRefKeyword(
    string anchor,
    SchemaNode initial,
    IReadOnlyList<SchemaNode> candidates
) : Keyword("$dynamicRef")
{
    public SchemaNode Initial => initial;

    public override int Rank => 2;

    // Every schema that it could lead to, so that loops are found before anything is evaluated.
    public override IEnumerable<SchemaNode> InPlace => candidates;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        Target(run).Holds(instance, run);

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    ) => Target(run).Explain(instance, run, report, path);

    private SchemaNode Target(Evaluation? run)
    {
        if (run is null)
            return initial;
        foreach (var resource in run.Scope)
        {
            foreach (var candidate in candidates)
            {
                if (
                    ReferenceEquals(candidate.Resource, resource)
                    && candidate.DynamicAnchor == anchor
                )
                    return candidate;
            }
        }
        return initial;
    }
}

internal static class ReferenceKeywords
{
    public static void Ref(NodeBuilder node, JsonElement value)
    {
        if (
            node.Text("$ref", value) is { } reference
            && node.Resolve("$ref", reference) is { } target
        )
            node.Add(new RefKeyword(target));
    }

    public static void DynamicRef(NodeBuilder node, JsonElement value)
    {
        if (
            node.Text("$dynamicRef", value) is not { } reference
            || node.Resolve("$dynamicRef", reference) is not { } target
        )
            return;
        var fragment = reference[(reference.IndexOf('#') + 1)..];
        if (reference.Contains('#') && fragment.Length > 0 && fragment == target.DynamicAnchor)
            node.Add(new DynamicRefKeyword(fragment, target, node.DynamicAnchors(fragment)));
        else
            node.Add(new RefKeyword(target));
    }
}

namespace Patchbay.Engine.Schemas;

/// <summary>
/// Names of fields that some part of a schema says are writeOnly. Faults of another part, which does not say so, must
/// not show their values either, so the name alone decides.
/// </summary>
internal static class SecretNames
{
    public static HashSet<string> In(SchemaReach reach) =>
        reach.Nodes.Any(n => n.WriteOnly)
            ? reach
                .Nodes.SelectMany(n => n.Keywords)
                .OfType<PropertiesKeyword>()
                .SelectMany(p => p.Named)
                .Where(p => HoldsSecret(p.Value))
                .Select(p => p.Key)
                .ToHashSet()
            : [];

    private static bool HoldsSecret(SchemaNode node) =>
        SchemaGraph
            .InPlace(node)
            .Any(n =>
                n.WriteOnly
                || n.Keywords.OfType<ItemsKeyword>()
                    .SelectMany(i => i.Below)
                    .SelectMany(SchemaGraph.InPlace)
                    .Any(i => i.WriteOnly)
            );
}

using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>A compiled schema; safe to use from several threads.</summary>
public sealed class JsonSchema
{
    private readonly bool _tracks;
    private readonly Lazy<HashSet<string>> _secretNames;
    private readonly IReadOnlyList<KeyValuePair<string, JsonElement>> _definitions;
    private readonly Lazy<JsonElement> _bundle;

    internal JsonSchema(
        JsonElement source,
        SchemaNode root,
        IReadOnlyCollection<SchemaNode> nodes,
        IReadOnlyList<KeyValuePair<string, JsonElement>> definitions
    )
    {
        Source = source;
        Root = root;
        _definitions = definitions;
        _tracks = nodes.Any(n => n.HasUnevaluated || n.Find<DynamicRefKeyword>() is not null);
        _secretNames = new Lazy<HashSet<string>>(() => SecretNames(nodes));
        _bundle = new Lazy<JsonElement>(WriteBundle);
    }

    /// <summary>The schema as it was given.</summary>
    public JsonElement Source { get; }

    internal SchemaNode Root { get; }

    public bool IsValid(JsonElement instance) =>
        InstanceText.Inspect(instance) switch
        {
            InstanceText.State.NotUnicode => false,
            InstanceText.State.Duplicates => Holds(Root, InstanceText.LastWins(instance)),
            _ => Holds(Root, instance),
        };

    /// <summary>Every fault at once, at most 100; none means that the instance is valid.</summary>
    public IReadOnlyList<SchemaFault> Validate(JsonElement instance)
    {
        switch (InstanceText.Inspect(instance))
        {
            case InstanceText.State.NotUnicode:
                return
                [
                    new SchemaFault(
                        "$",
                        "unicode",
                        "contains text that is not valid Unicode (half of a surrogate pair, or bytes that are not UTF-8)"
                    ),
                ];
            case InstanceText.State.Duplicates:
                instance = InstanceText.LastWins(instance);
                break;
        }
        if (Holds(Root, instance))
            return [];
        var report = new Report(_secretNames.Value);
        Root.Explain(instance, NewRun(), report, InstancePath.Root);
        return report.Faults;
    }

    /// <summary>The schema on its own: with the shared definitions that it reaches, and no others, in its <c>$defs</c>.</summary>
    public JsonElement Bundle() => _bundle.Value;

    internal bool Holds(SchemaNode node, in JsonElement instance) => node.Holds(instance, NewRun());

    private Evaluation? NewRun() => _tracks ? new Evaluation() : null;

    private JsonElement WriteBundle()
    {
        if (_definitions.Count == 0)
            return Source;
        var own = Source.TryGetProperty("$defs", out var defs)
            ? defs.EnumerateObject().ToArray()
            : [];
        return JsonOut.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in Source.EnumerateObject().Where(p => p.Name != "$defs"))
                property.WriteTo(writer);
            writer.WriteStartObject("$defs");
            foreach (var property in own)
                property.WriteTo(writer);
            foreach (var (name, schema) in _definitions.OrderBy(d => d.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                schema.WriteTo(writer);
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    /// <summary>
    /// Names of fields that some part of the schema says are writeOnly. Faults of another part, which does not say so,
    /// must not show their values either, so the name alone decides.
    /// </summary>
    private static HashSet<string> SecretNames(IReadOnlyCollection<SchemaNode> nodes) =>
        nodes
            .SelectMany(n => n.Keywords)
            .OfType<PropertiesKeyword>()
            .SelectMany(p => p.Named)
            .Where(p => HoldsSecret(p.Value))
            .Select(p => p.Key)
            .ToHashSet();

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

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// Compiles JSON Schemas (draft 2020-12). Schemas of one compiler share definitions: <c>#/$defs/Name</c> means the
/// shared one where the schema's own <c>$defs</c> has none of that name.
/// </summary>
public sealed class SchemaCompiler
{
    private readonly SchemaDocument _shared;
    private readonly bool _assertFormats;
    private readonly Lock _lock = new();

    /// <summary>What was found to end, so that a definition is followed once and not for every schema that uses it.</summary>
    private readonly HashSet<SchemaNode> _ends = [];

    /// <param name="sharedDefinitions">An object of name → schema; each is compiled when first referred to.</param>
    /// <param name="assertFormats">Whether <c>format</c> is checked, and unknown formats refused; else it is a remark.</param>
    public SchemaCompiler(JsonElement sharedDefinitions = default, bool assertFormats = true)
    {
        _assertFormats = assertFormats;
        var root = JsonOut.Element(writer =>
        {
            writer.WriteStartObject();
            if (sharedDefinitions.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName("$defs");
                InstanceText.LastWins(sharedDefinitions).WriteTo(writer);
            }
            writer.WriteEndObject();
        });
        _shared = new SchemaDocument(root, isShared: true);
    }

    /// <exception cref="JsonSchemaException">Carries every defect of the schema.</exception>
    public JsonSchema Compile(JsonElement schema) =>
        TryCompile(schema, out var compiled, out var defects)
            ? compiled
            : throw new JsonSchemaException(defects);

    public bool TryCompile(
        JsonElement schema,
        [NotNullWhen(true)] out JsonSchema? compiled,
        out IReadOnlyList<SchemaDefect> defects
    )
    {
        compiled = null;
        switch (InstanceText.Inspect(schema))
        {
            case InstanceText.State.NotUnicode:
                defects = [new SchemaDefect("", "contains text that is not valid Unicode")];
                return false;
            case InstanceText.State.Duplicates:
                schema = InstanceText.LastWins(schema);
                break;
            default:
                schema = schema.Clone();
                break;
        }
        lock (_lock)
        {
            var own = new SchemaDocument(schema, isShared: false);
            var root = new SchemaLinker(own, _shared, _assertFormats).NodeAt(own, "", schema);
            var reached = ReachedSharedDefinitions(own, out var nodes);
            var found = new List<SchemaDefect>(own.Defects);
            found.AddRange(
                _shared
                    .Defects.Where(d => reached.Contains(SchemaLinker.SharedName(d.Pointer)))
                    .Select(Shared)
            );
            if (SchemaGraph.FindLoop(own.Nodes.Values.Concat(nodes), _ends) is { } loop)
                found.Add(
                    new SchemaDefect(
                        loop.Pointer,
                        "refers to itself for the same value: an infinite loop"
                    )
                );
            found.AddRange(Hidden(schema, reached));
            defects = found;
            if (found.Count == 0)
                compiled = new JsonSchema(
                    schema,
                    root,
                    nodes,
                    [.. reached.Select(p => Definition(_shared, p))]
                );
            return found.Count == 0;
        }
    }

    private HashSet<string> ReachedSharedDefinitions(
        SchemaDocument own,
        out IReadOnlyCollection<SchemaNode> nodes
    )
    {
        var start = own.Nodes.Values.ToList();
        while (true)
        {
            nodes = SchemaGraph.Reachable(start);
            var names = nodes.Where(n => n.Document.IsShared).Select(n => n.Definition).ToHashSet();
            // A definition is taken whole: also what only its other parts refer to.
            var whole = _shared.Nodes.Values.Where(n => names.Contains(n.Definition)).ToList();
            if (whole.All(nodes.Contains))
                return names;
            start = [.. own.Nodes.Values, .. whole];
        }
    }

    /// <summary>
    /// A name that the schema defines itself, while a shared definition that it uses means the shared one: bundled into
    /// one document, the two would be confused.
    /// </summary>
    private static IEnumerable<SchemaDefect> Hidden(JsonElement schema, HashSet<string> reached) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("$defs", out var own)
        && own.ValueKind == JsonValueKind.Object
            ? own.EnumerateObject()
                .Select(p => "/$defs/" + JsonPointer.Escape(p.Name))
                .Where(reached.Contains)
                .Select(p => new SchemaDefect(
                    p,
                    "hides a shared definition that another one in use refers to"
                ))
            : [];

    private static SchemaDefect Shared(SchemaDefect defect) =>
        defect with
        {
            Message = $"{defect.Message} (in a shared definition)",
        };

    private static KeyValuePair<string, JsonElement> Definition(
        SchemaDocument shared,
        string pointer
    ) =>
        new(
            JsonPointer.Unescape(pointer["/$defs/".Length..]),
            JsonPointer.Find(shared.Root, pointer)!.Value
        );
}

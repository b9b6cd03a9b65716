using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Compiles the schemas of one document, and those of the shared document that it refers to.</summary>
internal sealed class SchemaLinker(SchemaDocument own, SchemaDocument shared, bool assertFormats)
{
    public bool AssertFormats => assertFormats;

    /// <summary>The compiled schema at a place; made on first sight, so that circles close.</summary>
    public SchemaNode NodeAt(SchemaDocument document, string pointer, JsonElement element)
    {
        if (document.Nodes.TryGetValue(pointer, out var node))
            return node;
        var definition = document.IsShared ? document.DefinitionAt(SharedName(pointer)) : null;
        node = new SchemaNode(document, document.ResourceAt(pointer), pointer, element)
        {
            Definition = definition,
        };
        document.Nodes[pointer] = node;
        definition?.Add(node);
        new NodeBuilder(this, node).Build();
        // What is used of a shared definition is checked as a whole, and bundled as a whole.
        if (definition is not null)
            Existing(document, definition.Pointer);
        return node;
    }

    /// <summary><c>/$defs/Name</c> of the shared definition that a place in the shared document lies in.</summary>
    public static string SharedName(string pointer) =>
        pointer.IndexOf('/', "/$defs/".Length) is var end and > 0 ? pointer[..end] : pointer;

    public SchemaNode? Resolve(SchemaNode from, string reference, out string why)
    {
        why = $"`{reference}` refers to nothing in this schema";
        var hash = reference.IndexOf('#');
        var address = hash < 0 ? reference : reference[..hash];
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        var document = from.Document;
        var resource = from.Resource;
        if (address.Length > 0)
        {
            if (!SchemaDocument.TryResolve(resource.BaseUri, address, out var uri))
            {
                why = $"`{reference}` is not a reference";
                return null;
            }
            if (document.ByUri(uri) is not { } named)
            {
                why = $"`{reference}` is a remote reference; schemas are not fetched";
                return null;
            }
            resource = named;
        }
        if (fragment.Length > 0 && fragment[0] != '/')
            return resource.Anchors.TryGetValue(fragment, out var at)
                ? Existing(document, at)
                : null;
        if (
            document.IsShared
            && resource.Pointer.Length == 0
            && !fragment.StartsWith("/$defs/", StringComparison.Ordinal)
        )
        {
            why = $"`{reference}` does not name a shared definition";
            return null;
        }
        return Existing(document, resource.Pointer + fragment)
            ?? (
                resource.Pointer.Length == 0
                && fragment.StartsWith("/$defs/", StringComparison.Ordinal)
                    ? Existing(shared, fragment)
                    : null
            );
    }

    public IEnumerable<SchemaNode> DynamicAnchors(string anchor) =>
        new[] { own, shared }
            .Distinct()
            .SelectMany(d => d.DynamicAnchors(anchor).Select(at => Existing(d, at)))
            .OfType<SchemaNode>();

    private SchemaNode? Existing(SchemaDocument document, string pointer) =>
        document.Nodes.TryGetValue(pointer, out var node) ? node
        : JsonPointer.Find(document.Root, pointer) is { } element
            ? NodeAt(document, pointer, element)
        : null;
}

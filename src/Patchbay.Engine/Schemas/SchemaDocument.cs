using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>A schema with an identity of its own: the root of a document, or an embedded <c>$id</c>.</summary>
internal sealed class SchemaResource(string pointer, Uri? baseUri)
{
    public string Pointer { get; } = pointer;

    /// <summary>Null where nothing in the document gives it a name.</summary>
    public Uri? BaseUri { get; } = baseUri;

    /// <summary>Anchor → pointer from the document's root.</summary>
    public Dictionary<string, string> Anchors { get; } = [];
}

/// <summary>One JSON text that holds schemas: what is in it has been found, what is used of it gets compiled.</summary>
internal sealed class SchemaDocument
{
    private readonly Dictionary<string, SchemaResource> _byPointer = [];
    private readonly Dictionary<string, SchemaResource> _byUri = [];
    private readonly Dictionary<string, SharedDefinition> _definitions = [];
    private readonly List<(string Anchor, string Pointer)> _dynamicAnchors = [];

    public SchemaDocument(JsonElement root, bool isShared)
    {
        Root = root;
        IsShared = isShared;
        var resource = new SchemaResource("", null);
        _byPointer[""] = resource;
        Scan(root, "", resource);
    }

    public JsonElement Root { get; }

    /// <summary>Holds the definitions that all schemas of a compiler may refer to.</summary>
    public bool IsShared { get; }

    public Dictionary<string, SchemaNode> Nodes { get; } = [];

    public List<SchemaDefect> Defects { get; } = [];

    public IEnumerable<string> DynamicAnchors(string anchor) =>
        _dynamicAnchors.Where(a => a.Anchor == anchor).Select(a => a.Pointer);

    public SchemaResource? ByUri(Uri uri) => _byUri.GetValueOrDefault(uri.AbsoluteUri);

    /// <summary>The shared definition of a pointer <c>/$defs/Name</c>.</summary>
    public SharedDefinition DefinitionAt(string pointer)
    {
        if (!_definitions.TryGetValue(pointer, out var definition))
            _definitions[pointer] = definition = new SharedDefinition(pointer);
        return definition;
    }

    /// <summary>The resource that a place in the document belongs to.</summary>
    public SchemaResource ResourceAt(string pointer)
    {
        while (_byPointer.Count > 1)
        {
            if (_byPointer.TryGetValue(pointer, out var resource))
                return resource;
            pointer = pointer[..pointer.LastIndexOf('/')];
        }
        return _byPointer[""];
    }

    private void Scan(JsonElement schema, string pointer, SchemaResource resource)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        if (Text(schema, "$id") is { } id)
            resource = Identify(id, pointer, resource);
        foreach (var keyword in new[] { "$anchor", "$dynamicAnchor" })
        {
            if (Text(schema, keyword) is not { } anchor)
                continue;
            if (!resource.Anchors.TryAdd(anchor, pointer) && resource.Anchors[anchor] != pointer)
                Defects.Add(
                    new SchemaDefect(
                        $"{pointer}/{keyword}",
                        $"the anchor `{anchor}` is already taken"
                    )
                );
            if (keyword == "$dynamicAnchor")
                _dynamicAnchors.Add((anchor, pointer));
        }
        foreach (var (child, at) in Subschemas.Of(schema, pointer))
            Scan(child, at, resource);
    }

    private SchemaResource Identify(string id, string pointer, SchemaResource parent)
    {
        var text = id.EndsWith('#') ? id[..^1] : id;
        if (text.Contains('#') || !TryResolve(parent.BaseUri, text, out var uri))
        {
            Defects.Add(
                new SchemaDefect($"{pointer}/$id", $"`{id}` is not a URI without fragment")
            );
            return parent;
        }
        var resource = new SchemaResource(pointer, uri);
        _byPointer[pointer] = resource;
        if (!_byUri.TryAdd(uri.AbsoluteUri, resource))
            Defects.Add(new SchemaDefect($"{pointer}/$id", $"`{id}` is already taken"));
        return resource;
    }

    /// <summary>Relative names in a document without <c>$id</c> are held against a base that nothing else can have.</summary>
    public static bool TryResolve(Uri? baseUri, string text, out Uri uri) =>
        Uri.TryCreate(baseUri ?? new Uri("nameless:///"), text, out uri!) && uri.IsAbsoluteUri;

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

using System.Text.Json;

namespace Patchbay.Cli.Inputs;

/// <summary>A place in a bundled JSON Schema, with references and alternatives looked through.</summary>
internal sealed class SchemaView(JsonElement root, JsonElement node)
{
    private const int MostReferences = 32;

    private static readonly string[] Combiners = ["allOf", "anyOf", "oneOf"];

    public JsonElement Node { get; } = Resolve(root, node);

    public SchemaView? Property(string name) =>
        Branches()
            .Select(branch =>
                Member(branch.Node, "properties") is { } fields ? Member(fields, name) : null
            )
            .FirstOrDefault(found => found is not null)
            is { } field
            ? new SchemaView(root, field)
            : null;

    public SchemaView? Item() => First("items") is { } items ? new SchemaView(root, items) : null;

    /// <summary>Its own fields and those of its alternatives, each once.</summary>
    public IEnumerable<(string Name, SchemaView Schema, bool Required)> Fields()
    {
        var seen = new HashSet<string>();
        foreach (var branch in Branches())
        {
            if (Member(branch.Node, "properties") is not { ValueKind: JsonValueKind.Object } fields)
                continue;
            var required = Texts(branch.Node, "required");
            foreach (var field in fields.EnumerateObject())
                if (seen.Add(field.Name))
                    yield return (
                        field.Name,
                        new SchemaView(root, field.Value),
                        required.Contains(field.Name)
                    );
        }
    }

    /// <summary>The names of its types, alternatives included.</summary>
    public IReadOnlyList<string> Types() =>
        Branches().SelectMany(branch => Texts(branch.Node, "type")).Distinct().ToList();

    /// <summary>The values of its enumeration or constant, as JSON.</summary>
    public IReadOnlyList<JsonElement> Values() =>
        Branches()
            .SelectMany(branch =>
                Member(branch.Node, "const") is { } constant ? [constant]
                : Member(branch.Node, "enum") is { ValueKind: JsonValueKind.Array } values
                    ? values.EnumerateArray()
                : Enumerable.Empty<JsonElement>()
            )
            .ToList();

    public string? Description => First("description")?.GetString();

    /// <summary>Sets of fields of which one must be there, each with its name.</summary>
    public IEnumerable<(string? Title, IReadOnlyList<string> Required)> Alternatives() =>
        from combiner in Combiners.Skip(1)
        let alternatives = Member(Node, combiner)
        where alternatives is { ValueKind: JsonValueKind.Array }
        from alternative in alternatives.Value.EnumerateArray()
        let required = Texts(alternative, "required")
        where required.Count > 0
        select (Member(alternative, "title")?.GetString(), (IReadOnlyList<string>)required);

    public bool AllowsOnlyText()
    {
        var types = Types();
        if (types.Count > 0)
            return types.All(type => type == "string");
        var values = Values();
        return values.Count > 0 && values.All(value => value.ValueKind == JsonValueKind.String);
    }

    private JsonElement? First(string keyword) =>
        Branches()
            .Select(branch => Member(branch.Node, keyword))
            .FirstOrDefault(found => found is not null);

    private IEnumerable<SchemaView> Branches(int depth = 0)
    {
        yield return this;
        if (depth == MostReferences)
            yield break;
        foreach (var combiner in Combiners)
            if (Member(Node, combiner) is { ValueKind: JsonValueKind.Array } alternatives)
                foreach (var alternative in alternatives.EnumerateArray())
                foreach (var branch in new SchemaView(root, alternative).Branches(depth + 1))
                    yield return branch;
    }

    private static JsonElement Resolve(JsonElement root, JsonElement node)
    {
        for (var count = 0; count < MostReferences; count++)
        {
            if (
                Member(node, "$ref")?.GetString() is not { } reference
                || !reference.StartsWith('#')
            )
                return node;
            var target = root;
            foreach (var step in reference.Split('/').Skip(1))
                target = Member(target, Unescape(step)) ?? default;
            node = target;
        }
        return default;
    }

    private static string Unescape(string step) =>
        Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~");

    private static JsonElement? Member(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var member)
            ? member
            : null;

    private static List<string> Texts(JsonElement node, string name) =>
        Member(node, name) switch
        {
            { ValueKind: JsonValueKind.String } one => [one.GetString()!],
            { ValueKind: JsonValueKind.Array } many =>
            [
                .. many.EnumerateArray()
                    .Where(item => item.ValueKind == JsonValueKind.String)
                    .Select(item => item.GetString()!),
            ],
            _ => [],
        };
}

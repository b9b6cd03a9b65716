using System.Text.Json;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>Compiles one schema: reads its keywords, and reports whatever is not as it should be.</summary>
internal sealed class NodeBuilder(SchemaLinker linker, SchemaNode node)
{
    private readonly List<Keyword> _keywords = [];

    public bool AssertFormats => linker.AssertFormats;

    public void Build()
    {
        if (node.Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return;
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            Report(node.Pointer, "a schema must be an object, true or false");
            return;
        }
        foreach (var property in node.Element.EnumerateObject())
        {
            if (KeywordTable.All.TryGetValue(property.Name, out var build))
                build(this, property.Value);
            else if (!property.Name.StartsWith("x-", StringComparison.Ordinal))
                Defect(
                    property.Name,
                    $"unsupported keyword `{property.Name}`"
                        + FaultMessages.DidYouMean(
                            Nearest.Find(property.Name, KeywordTable.All.Keys, 1)
                        )
                );
        }
        node.Keywords = [.. _keywords.OrderBy(k => k.Rank)];
    }

    public void Add(Keyword keyword) => _keywords.Add(keyword);

    public void AddUnevaluated(Func<SchemaNode, UnevaluatedKeyword> make)
    {
        node.HasUnevaluated = true;
        Add(make(node));
    }

    public void MarkWriteOnly() => node.WriteOnly = true;

    public bool Built<T>()
        where T : Keyword => _keywords.OfType<T>().Any();

    public bool Has(string keyword) => node.Element.TryGetProperty(keyword, out _);

    /// <summary>Reports what is wrong with a keyword, or with what lies <paramref name="below"/> it.</summary>
    public void Defect(string keyword, string message, string below = "") =>
        Report($"{node.Pointer}/{JsonPointer.Escape(keyword)}{below}", message);

    public SchemaNode? Child(string keyword) =>
        node.Element.TryGetProperty(keyword, out var value)
            ? linker.NodeAt(node.Document, $"{node.Pointer}/{keyword}", value)
            : null;

    public SchemaNode[] Children(string keyword, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Defect(keyword, "must be a list of at least one schema");
            return [];
        }
        return
        [
            .. value
                .EnumerateArray()
                .Select(
                    (child, i) =>
                        linker.NodeAt(node.Document, $"{node.Pointer}/{keyword}/{i}", child)
                ),
        ];
    }

    public IReadOnlyList<(string Name, SchemaNode Schema)> Map(string keyword)
    {
        if (!node.Element.TryGetProperty(keyword, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Object)
        {
            Defect(keyword, "must be an object of schemas");
            return [];
        }
        return
        [
            .. value
                .EnumerateObject()
                .Select(p =>
                    (
                        p.Name,
                        linker.NodeAt(
                            node.Document,
                            $"{node.Pointer}/{keyword}/{JsonPointer.Escape(p.Name)}",
                            p.Value
                        )
                    )
                ),
        ];
    }

    public SchemaNode? Resolve(string keyword, string reference)
    {
        var target = linker.Resolve(node, reference, out var why);
        if (target is null)
            Defect(keyword, why);
        return target;
    }

    public IReadOnlyList<SchemaNode> DynamicAnchors(string anchor) =>
        [.. linker.DynamicAnchors(anchor)];

    public string? Text(string keyword, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Defect(keyword, "must be a string");
        return null;
    }

    public bool Flag(string keyword, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Defect(keyword, "must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    public long? Count(string keyword, JsonElement value)
    {
        var number =
            value.ValueKind == JsonValueKind.Number ? ExactNumber.Of(value) : ExactNumber.Of(-1m);
        if (number.IsInteger && number.Against(ExactNumber.Of(0m)) >= 0)
            return value.TryGetDecimal(out var exact) && exact <= long.MaxValue
                ? (long)exact
                : long.MaxValue;
        Defect(keyword, "must be a whole number, 0 or above");
        return null;
    }

    public long? CountOf(string keyword) =>
        node.Element.TryGetProperty(keyword, out var value) ? Count(keyword, value) : null;

    public string[]? Names(string keyword, string below, JsonElement value)
    {
        if (
            value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
        )
        {
            string[] names = [.. value.EnumerateArray().Select(v => v.GetString()!)];
            if (names.Distinct().Count() == names.Length)
                return names;
        }
        Defect(keyword, "must be a list of names, each once", below);
        return null;
    }

    private void Report(string pointer, string message) =>
        node.Document.Defects.Add(new SchemaDefect(pointer, message));
}

using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Every keyword that a schema may use; any other is refused rather than silently ignored.</summary>
internal static class KeywordTable
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public static readonly IReadOnlyDictionary<string, Action<NodeBuilder, JsonElement>> All =
        new Dictionary<string, Action<NodeBuilder, JsonElement>>
        {
            ["$schema"] = Schema,
            ["$id"] = Text("$id"),
            ["$anchor"] = Anchor("$anchor"),
            ["$dynamicAnchor"] = Anchor("$dynamicAnchor"),
            ["$ref"] = ReferenceKeywords.Ref,
            ["$dynamicRef"] = ReferenceKeywords.DynamicRef,
            ["$defs"] = (node, _) => node.Map("$defs"),
            ["$comment"] = Text("$comment"),
            ["type"] = ValueKeywords.Type,
            ["enum"] = ValueKeywords.Enum,
            ["const"] = ValueKeywords.Const,
            ["multipleOf"] = NumberKeywords.MultipleOf,
            ["maximum"] = NumberKeywords.Maximum,
            ["exclusiveMaximum"] = NumberKeywords.ExclusiveMaximum,
            ["minimum"] = NumberKeywords.Minimum,
            ["exclusiveMinimum"] = NumberKeywords.ExclusiveMinimum,
            ["maxLength"] = StringKeywords.MaxLength,
            ["minLength"] = StringKeywords.MinLength,
            ["pattern"] = StringKeywords.Pattern,
            ["format"] = StringKeywords.Format,
            ["maxItems"] = ArrayKeywords.MaxItems,
            ["minItems"] = ArrayKeywords.MinItems,
            ["uniqueItems"] = ArrayKeywords.UniqueItems,
            ["contains"] = ArrayKeywords.Contains,
            ["maxContains"] = (node, value) =>
                ArrayKeywords.ContainsCount(node, "maxContains", value),
            ["minContains"] = (node, value) =>
                ArrayKeywords.ContainsCount(node, "minContains", value),
            ["prefixItems"] = ArrayKeywords.PrefixItems,
            ["items"] = ArrayKeywords.Items,
            ["maxProperties"] = ObjectKeywords.MaxProperties,
            ["minProperties"] = ObjectKeywords.MinProperties,
            ["required"] = ObjectKeywords.Required,
            ["dependentRequired"] = ObjectKeywords.DependentRequired,
            ["dependentSchemas"] = ApplicatorKeywords.DependentSchemas,
            ["properties"] = ObjectKeywords.Properties,
            ["patternProperties"] = ObjectKeywords.Properties,
            ["additionalProperties"] = ObjectKeywords.Properties,
            ["propertyNames"] = ObjectKeywords.PropertyNames,
            ["allOf"] = ApplicatorKeywords.AllOf,
            ["anyOf"] = ApplicatorKeywords.AnyOf,
            ["oneOf"] = ApplicatorKeywords.OneOf,
            ["not"] = ApplicatorKeywords.Not,
            ["if"] = ApplicatorKeywords.If,
            ["then"] = (node, _) => ApplicatorKeywords.ThenOrElse(node, "then"),
            ["else"] = (node, _) => ApplicatorKeywords.ThenOrElse(node, "else"),
            ["unevaluatedItems"] = UnevaluatedKeywords.Items,
            ["unevaluatedProperties"] = UnevaluatedKeywords.Properties,
            ["title"] = Text("title"),
            ["description"] = Text("description"),
            ["default"] = Anything,
            ["examples"] = Examples,
            ["deprecated"] = Flag("deprecated"),
            ["readOnly"] = Flag("readOnly"),
            ["writeOnly"] = WriteOnly,
            ["contentEncoding"] = Text("contentEncoding"),
            ["contentMediaType"] = Text("contentMediaType"),
            ["contentSchema"] = (node, _) => node.Child("contentSchema"),
        };

    private static Action<NodeBuilder, JsonElement> Text(string name) =>
        (node, value) => node.Text(name, value);

    private static Action<NodeBuilder, JsonElement> Flag(string name) =>
        (node, value) => node.Flag(name, value);

    private static void Anything(NodeBuilder node, JsonElement value) { }

    private static void Schema(NodeBuilder node, JsonElement value)
    {
        if (node.Text("$schema", value) is { } uri && uri.TrimEnd('#') != Dialect)
            node.Defect("$schema", $"unsupported dialect `{uri}`; this is {Dialect}");
    }

    private static Action<NodeBuilder, JsonElement> Anchor(string name) =>
        (node, value) =>
        {
            if (node.Text(name, value) is not { } anchor)
                return;
            var wellFormed =
                anchor.Length > 0
                && (char.IsAsciiLetter(anchor[0]) || anchor[0] == '_')
                && anchor.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
            if (!wellFormed)
                node.Defect(
                    name,
                    $"`{anchor}` is not an anchor: a letter, then letters, digits, `-`, `_`, `.`"
                );
        };

    private static void Examples(NodeBuilder node, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            node.Defect("examples", "must be a list");
    }

    private static void WriteOnly(NodeBuilder node, JsonElement value)
    {
        if (node.Flag("writeOnly", value))
            node.MarkWriteOnly();
    }
}

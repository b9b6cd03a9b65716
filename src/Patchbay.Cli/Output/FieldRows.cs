using Patchbay.Cli.Inputs;

namespace Patchbay.Cli.Output;

/// <summary>The fields of a schema as rows of a table, inner ones indented below.</summary>
internal static class FieldRows
{
    private const int Deepest = 3;

    public static IEnumerable<IReadOnlyList<string>> Of(SchemaView schema, int depth = 0)
    {
        if (depth == Deepest)
            yield break;
        foreach (var (name, field, required) in schema.Fields())
        {
            yield return
            [
                new string(' ', 2 * depth) + name,
                Type(field),
                required ? "yes" : "",
                Say(field),
            ];
            foreach (var inner in Of(field.Item() ?? field, depth + 1))
                yield return inner;
        }
    }

    private static string Type(SchemaView schema)
    {
        var types = schema.Types();
        if (schema.Item() is { } item && types.Contains("array"))
            types = [.. types.Select(type => type == "array" ? $"{Type(item)}[]" : type)];
        return types.Count > 0 ? string.Join(" | ", types)
            : schema.AllowsOnlyText() ? "string"
            : "any";
    }

    private static string Say(SchemaView schema)
    {
        var values = (schema.Item() ?? schema).Values().Select(value => value.ToString()).ToList();
        var choice = values.Count > 0 ? $"One of {string.Join(", ", values)}." : null;
        return string.Join(' ', new[] { schema.Description?.Trim(), choice }.OfType<string>());
    }
}

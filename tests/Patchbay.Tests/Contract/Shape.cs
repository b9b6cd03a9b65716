using System.Text.Json;

namespace Patchbay.Tests.Contract;

/// <summary>What a schema says of names, required fields and enums, with references and unions folded in.</summary>
internal sealed class Shape
{
    private const int Deepest = 12;

    public Dictionary<string, Shape> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Null when any value goes.</summary>
    public HashSet<string>? Enum { get; private init; }

    public Shape? Items { get; private set; }

    /// <param name="definitions">What <c>#/$defs/Name</c> refers to.</param>
    public static Shape Of(JsonElement schema, JsonElement definitions, int depth = 0)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest)
            return new Shape();
        var shape = Own(schema, definitions, depth);
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/$defs/".Length..];
            shape = And(shape, Of(definitions.GetProperty(name), definitions, depth + 1));
        }
        if (schema.TryGetProperty("allOf", out var all))
            shape = all.EnumerateArray()
                .Aggregate(shape, (sum, part) => And(sum, Of(part, definitions, depth + 1)));
        foreach (var union in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(union, out var any))
                shape = And(
                    shape,
                    any.EnumerateArray()
                        .Select(part => Of(part, definitions, depth + 1))
                        .Aggregate(Or)
                );
        }
        return shape;
    }

    /// <summary>Both hold.</summary>
    public static Shape And(Shape one, Shape other)
    {
        var both = new Shape
        {
            Required = [.. one.Required, .. other.Required],
            Enum = (one.Enum, other.Enum) switch
            {
                ({ } first, { } second) => [.. first.Intersect(second)],
                var (first, second) => first ?? second,
            },
        };
        return both.Fold(one, other, And);
    }

    /// <summary>One of them holds.</summary>
    public static Shape Or(Shape one, Shape other)
    {
        var either = new Shape
        {
            Required = [.. one.Required.Intersect(other.Required)],
            Enum = one.Enum is { } first && other.Enum is { } second ? [.. first, .. second] : null,
        };
        return either.Fold(one, other, Or);
    }

    private static Shape Own(JsonElement schema, JsonElement definitions, int depth)
    {
        var shape = new Shape
        {
            Required = schema.TryGetProperty("required", out var required)
                ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
                : [],
            Enum =
                schema.TryGetProperty("enum", out var values)
                    ? [.. values.EnumerateArray().Select(value => value.GetRawText())]
                : schema.TryGetProperty("const", out var single) ? [single.GetRawText()]
                : null,
        };
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                shape.Properties[property.Name] = Of(property.Value, definitions, depth + 1);
        }
        if (schema.TryGetProperty("items", out var items))
            shape.Items = Of(items, definitions, depth + 1);
        return shape;
    }

    private Shape Fold(Shape one, Shape other, Func<Shape, Shape, Shape> fold)
    {
        foreach (var name in one.Properties.Keys.Union(other.Properties.Keys))
        {
            Properties[name] = (
                one.Properties.GetValueOrDefault(name),
                other.Properties.GetValueOrDefault(name)
            ) switch
            {
                ({ } first, { } second) => fold(first, second),
                var (first, second) => first ?? second!,
            };
        }
        Items =
            one.Items is { } left && other.Items is { } right
                ? fold(left, right)
                : one.Items ?? other.Items;
        return this;
    }
}

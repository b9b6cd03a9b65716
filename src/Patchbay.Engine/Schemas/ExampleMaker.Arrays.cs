using System.Text.Json.Nodes;

namespace Patchbay.Engine.Schemas;

internal sealed partial class ExampleMaker
{
    private const int MostItems = 200;

    private bool TryArray(Place place, ExampleShape shape, bool optional, out JsonNode? value)
    {
        var made = new JsonArray();
        value = made;
        var contained = shape
            .All<ContainsKeyword>()
            .SelectMany(c => Enumerable.Repeat(c.Schema, (int)long.Min(c.Least, MostItems)))
            .ToList();
        var least = long.Max(
            Limit<ItemCountKeyword>(shape, "minItems", k => k.Limit, max: true) ?? 0,
            contained.Count
        );
        var most = Limit<ItemCountKeyword>(shape, "maxItems", k => k.Limit) ?? MostItems;
        var wish =
            !optional ? 0
            : mode == ExampleMode.Random ? random.Next(4)
            : Positions(shape);
        var count = long.Min(long.Max(least, long.Min(wish, most)), MostItems);
        var unique = shape.All<UniqueItemsKeyword>().Any();
        for (var i = 0; i < count; i++)
        {
            if (!TryItem(place, shape, contained.ElementAtOrDefault(i), made, unique, out var item))
                return i >= least;
            made.Add(item);
        }
        return true;
    }

    /// <summary>A list shows one item, a tuple each of its positions.</summary>
    private static int Positions(ExampleShape shape) =>
        shape.All<ItemsKeyword>().Select(i => i.Prefix.Count).DefaultIfEmpty(0).Max()
            is var prefix
                and > 0
            ? prefix
            : 1;

    private bool TryItem(
        Place place,
        ExampleShape shape,
        SchemaNode? contained,
        JsonArray before,
        bool unique,
        out JsonNode? item
    )
    {
        var index = before.Count;
        var schemas = shape
            .All<ItemsKeyword>()
            .Select(k => k.At(index))
            .OfType<SchemaNode>()
            .ToList();
        if (schemas.Count == 0)
            schemas.AddRange(shape.All<UnevaluatedItemsKeyword>().Select(u => u.Schema));
        if (contained is not null)
            schemas.Add(contained);
        for (var nth = index; nth < index + 20; nth++)
        {
            if (
                !TryMake(
                    new Place(schemas, new PathText(place.Path).Item(index), null, nth),
                    out item
                )
            )
                return false;
            var candidate = item;
            if (!unique || !before.Any(b => JsonNode.DeepEquals(b, candidate)))
                return true;
        }
        item = null;
        return false;
    }
}

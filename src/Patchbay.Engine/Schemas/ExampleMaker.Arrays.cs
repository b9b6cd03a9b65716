using System.Text.Json.Nodes;

namespace Patchbay.Engine.Schemas;

internal sealed partial class ExampleMaker
{
    private const int MostItems = 200;

    private bool TryArray(Place place, ExampleShape shape, bool optional, out JsonNode? value)
    {
        var made = new JsonArray();
        value = made;
        var contained = new Queue<SchemaNode>(
            shape
                .All<ContainsKeyword>()
                .SelectMany(c => Enumerable.Repeat(c.Schema, (int)long.Min(c.Least, MostItems)))
        );
        var least = long.Max(
            Limit<ItemCountKeyword>(shape, "minItems", k => k.Limit, max: true) ?? 0,
            contained.Count
        );
        var most = long.Min(
            Limit<ItemCountKeyword>(shape, "maxItems", k => k.Limit) ?? MostItems,
            MostItems
        );
        var wish =
            !optional ? 0
            : mode == ExampleMode.Random ? random.Next(4)
            : Positions(shape);
        var count = long.Max(least, wish);
        var unique = shape.All<UniqueItemsKeyword>().Any();
        while (made.Count < most && (made.Count < count || contained.Count > 0))
        {
            // A position of a tuple may not be able to hold what the list must contain: a later one then has to.
            if (
                contained.TryPeek(out var wanted)
                && TryItem(place, shape, wanted, made, unique, out var item)
            )
                contained.Dequeue();
            else if (!TryItem(place, shape, null, made, unique, out item))
                break;
            made.Add(item);
        }
        return made.Count >= least;
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

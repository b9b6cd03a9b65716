using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Engine.Schemas;

/// <summary>Builds a value from what the schemas of a place ask for, tries it against them, and goes on to other alternatives.</summary>
internal sealed partial class ExampleMaker(
    JsonSchema schema,
    ExampleMode mode,
    int seed,
    Random random,
    Func<string, string?, JsonElement, JsonNode?>? pick
)
{
    private const int MostTries = 48;

    /// <summary>How often each combination of alternatives is tried, with other values.</summary>
    private const int Rounds = 7;
    private const int MostDepth = 60;
    private const int OptionalDepth = 16;
    private const int MostWork = 20_000;

    private static readonly JsonTypes[] TypesInOrder =
    [
        JsonTypes.Object,
        JsonTypes.Array,
        JsonTypes.String,
        JsonTypes.Integer,
        JsonTypes.Number,
        JsonTypes.Boolean,
        JsonTypes.Null,
    ];

    // Schemas that are being built further up: meeting one again means a circle.
    private readonly List<SchemaNode> _open = [];
    private int _work;
    private int _circles;

    public JsonNode? Make()
    {
        // First without going round in circles; a schema may leave no other way.
        foreach (var circles in mode == ExampleMode.Minimal ? (int[])[0, 1, 4] : [1, 4])
        {
            _work = 0;
            _circles = circles;
            if (
                TryMake(new Place([schema.Root], "$", null, 0), out var value)
                && schema.IsValid(AsElement(value))
            )
                return value;
        }
        throw new InvalidOperationException("No value was found that fits the schema.");
    }

    /// <summary>A place to fill: the schemas that hold there, and how many others like it are filled already.</summary>
    private sealed record Place(
        IReadOnlyList<SchemaNode> Schemas,
        string Path,
        string? Name,
        int Nth
    );

    private bool TryMake(Place place, out JsonNode? value)
    {
        value = null;
        var rounds = place.Schemas.Select(s => _open.Count(o => o == s)).DefaultIfEmpty(0).Max();
        if (rounds > _circles || _open.Count > MostDepth)
            return false;
        if (
            pick?.Invoke(
                place.Path,
                place.Name,
                place.Schemas.Count > 0 ? place.Schemas[0].Element : default
            )
                is { } picked
            && Fits(place, picked)
        )
        {
            value = picked.DeepClone();
            return true;
        }
        var deep = rounds > 0 || _open.Count > OptionalDepth;
        _open.AddRange(place.Schemas);
        try
        {
            return (
                    mode != ExampleMode.Minimal
                    && !deep
                    && TryAlternatives(place, optional: true, out value)
                ) || TryAlternatives(place, optional: false, out value);
        }
        finally
        {
            _open.RemoveRange(_open.Count - place.Schemas.Count, place.Schemas.Count);
        }
    }

    private bool TryAlternatives(Place place, bool optional, out JsonNode? value)
    {
        var first = mode == ExampleMode.Random ? random.Next(1000) : seed;
        long tries = MostTries;
        for (var attempt = 0; attempt < tries && _work++ < MostWork; attempt++)
        {
            var shape = new ExampleShape(first + attempt);
            foreach (var node in place.Schemas)
                shape.Add(node);
            if (
                !shape.Impossible
                && TryFill(place, shape, optional, attempt, out value)
                && Fits(place, value)
            )
            {
                if (
                    mode == ExampleMode.Full
                    && !optional
                    && value is JsonObject members
                    && !IsCircle(place)
                )
                    AddWhatFits(place, shape, members);
                return true;
            }
            // Beyond all combinations only the values vary, which a few more rounds are enough for.
            tries = long.Min(tries, shape.Combinations * Rounds);
        }
        value = null;
        return false;
    }

    private bool IsCircle(Place place) => place.Schemas.Any(s => _open.Count(o => o == s) > 1);

    private bool TryFill(
        Place place,
        ExampleShape shape,
        bool optional,
        int attempt,
        out JsonNode? value
    )
    {
        var variant = place.Nth + attempt;
        if (Given(place, shape, variant) is { } given)
        {
            value = JsonNode.Parse(given.GetRawText());
            return true;
        }
        switch (ChooseType(shape, attempt))
        {
            case JsonTypes.Object:
                return TryObject(place, shape, optional, variant, out value);
            case JsonTypes.Array:
                return TryArray(place, shape, optional, out value);
            case JsonTypes.String:
                value = JsonValue.Create(
                    ExampleText.Make(
                        shape,
                        mode == ExampleMode.Random ? random : null,
                        seed + variant
                    )
                );
                return true;
            case JsonTypes.Integer:
                value = JsonValue.Create(
                    ExampleNumber.Make(
                        shape,
                        true,
                        mode == ExampleMode.Random ? random : null,
                        variant
                    )
                );
                return true;
            case JsonTypes.Number:
                value = JsonValue.Create(
                    ExampleNumber.Make(
                        shape,
                        false,
                        mode == ExampleMode.Random ? random : null,
                        variant
                    )
                );
                return true;
            case JsonTypes.Boolean:
                value = JsonValue.Create(
                    (mode == ExampleMode.Random ? random.Next(2) : variant) % 2 == 0
                );
                return true;
            default:
                value = null;
                return true;
        }
    }

    /// <summary>A value that the schema itself names: const and enum bind, examples and default show what is meant.</summary>
    private JsonElement? Given(Place place, ExampleShape shape, int variant)
    {
        var named = shape
            .All<ConstKeyword>()
            .Select(c => c.Value)
            .Concat(shape.All<EnumKeyword>().SelectMany(e => e.Values))
            .ToList();
        if (named.Count > 0)
            return First(
                named,
                mode == ExampleMode.Random
                    ? random.Next(named.Count)
                    : (seed + variant) % named.Count
            );
        if (shape.Examples.Count > 0 && (mode != ExampleMode.Random || random.Next(3) == 0))
            return First(shape.Examples, (seed + variant) % shape.Examples.Count);
        return null;

        JsonElement? First(List<JsonElement> values, int start)
        {
            for (var i = 0; i < values.Count; i++)
            {
                var value = values[(start + i) % values.Count];
                if (place.Schemas.All(s => schema.Holds(s, value)))
                    return value;
            }
            return null;
        }
    }

    private JsonTypes ChooseType(ExampleShape shape, int attempt)
    {
        var allowed = TypesInOrder.Where(t => (shape.Types & t) != JsonTypes.None).ToList();
        if (allowed.Count == 0)
            return JsonTypes.Null;
        // Where the type is left open, the other keywords tell what is meant.
        var meant = allowed.Where(t => shape.Keywords.Any(k => Meant(k) == t)).ToList();
        if (meant.Count == 0)
            meant = allowed.Count == TypesInOrder.Length ? [JsonTypes.String] : allowed;
        // What was not meant is the way out when that does not work.
        var types = attempt % Rounds == Rounds - 1 ? allowed : meant;
        return mode == ExampleMode.Random
            ? types[random.Next(types.Count)]
            : types[shape.Choose(types.Count)];
    }

    private static JsonTypes Meant(Keyword keyword) =>
        keyword switch
        {
            PropertiesKeyword
            or RequiredKeyword
            or MemberCountKeyword
            or DependentRequiredKeyword
            or PropertyNamesKeyword => JsonTypes.Object,
            ItemsKeyword or ItemCountKeyword or ContainsKeyword or UniqueItemsKeyword =>
                JsonTypes.Array,
            FormatKeyword { Format.OfNumbers: true } => JsonTypes.Integer,
            LengthKeyword or PatternKeyword or FormatKeyword => JsonTypes.String,
            LimitKeyword or MultipleOfKeyword => JsonTypes.Number,
            _ => JsonTypes.None,
        };

    private bool Fits(Place place, JsonNode? value)
    {
        var element = AsElement(value);
        return place.Schemas.All(s => schema.Holds(s, element));
    }

    private static JsonElement AsElement(JsonNode? value) =>
        JsonOut.Element(writer =>
        {
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        });
}

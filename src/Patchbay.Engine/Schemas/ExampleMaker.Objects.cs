using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Engine.Schemas;

internal sealed partial class ExampleMaker
{
    private bool TryObject(
        Place place,
        ExampleShape shape,
        bool optional,
        int variant,
        out JsonNode? value
    )
    {
        var made = new JsonObject();
        value = made;
        var most = Limit<MemberCountKeyword>(shape, "maxProperties", k => k.Limit) ?? int.MaxValue;
        var wanted = Wanted(shape, optional, variant);
        var triggered = new HashSet<SchemaNode>();
        for (var round = 0; round < 10; round++)
        {
            foreach (var name in wanted)
            {
                if (
                    made.ContainsKey(name) || (made.Count >= most && !shape.Required.Contains(name))
                )
                    continue;
                if (TryMake(Member(place, shape, name), out var member))
                    made[name] = member;
                else if (shape.Required.Contains(name))
                    return false;
            }
            // What is there may ask for more to be there.
            var more = Triggered(shape, made, triggered);
            if (more.All(made.ContainsKey))
                break;
            shape.Required.UnionWith(more);
            wanted = more;
        }
        return TryFillUp(place, shape, made, variant, optional);
    }

    private List<string> Wanted(ExampleShape shape, bool optional, int variant)
    {
        var declared = Declared(shape).ToList();
        var wanted = declared
            .Where(name =>
                shape.Required.Contains(name)
                || (optional && (mode == ExampleMode.Full || random.Next(2) == 0))
            )
            .ToList();
        wanted.AddRange(shape.Required.Except(wanted).ToList());
        var missing = (int)long.Clamp(LeastMembers(shape) - wanted.Count, 0, declared.Count);
        var others = declared.Except(wanted).ToList();
        wanted.AddRange(
            others.Select((_, i) => others[(i + variant) % others.Count]).Take(missing)
        );
        return wanted;
    }

    private static long LeastMembers(ExampleShape shape) =>
        Limit<MemberCountKeyword>(shape, "minProperties", k => k.Limit, max: true) ?? 0;

    private static IEnumerable<string> Declared(ExampleShape shape) =>
        shape.All<PropertiesKeyword>().SelectMany(p => p.Named).Select(p => p.Key).Distinct();

    private static List<string> Triggered(
        ExampleShape shape,
        JsonObject made,
        HashSet<SchemaNode> triggered
    )
    {
        foreach (
            var (trigger, schema) in shape
                .All<DependentSchemasKeyword>()
                .SelectMany(d => d.Rules)
                .ToList()
        )
        {
            if (made.ContainsKey(trigger) && triggered.Add(schema))
                shape.Add(schema);
        }
        var names = shape
            .All<DependentRequiredKeyword>()
            .SelectMany(d => d.Rules)
            .Where(r => made.ContainsKey(r.Trigger));
        return [.. names.SelectMany(r => r.Names).Concat(shape.Required).Distinct()];
    }

    /// <summary>Adds members until there are enough; a map of free names gets one to show what it holds.</summary>
    private bool TryFillUp(
        Place place,
        ExampleShape shape,
        JsonObject made,
        int variant,
        bool optional
    )
    {
        var least = LeastMembers(shape);
        var isMap = !Declared(shape).Any() && shape.All<PropertiesKeyword>().Any();
        var enough = long.Max(least, optional && isMap ? 1 : 0);
        for (var i = 0; made.Count < enough && i < enough + 20; i++)
        {
            if (
                FreeName(place, shape, variant + i) is { } name
                && !made.ContainsKey(name)
                && TryMake(Member(place, shape, name), out var member)
            )
                made[name] = member;
        }
        return made.Count >= least;
    }

    private string? FreeName(Place place, ExampleShape shape, int nth)
    {
        var names = shape.All<PropertyNamesKeyword>().Select(p => p.Schema).ToList();
        if (names.Count > 0)
            return
                TryMake(new Place(names, place.Path, null, nth), out var name)
                && name is JsonValue text
                && text.TryGetValue(out string? free)
                ? free
                : null;
        var patterns = shape
            .All<PropertiesKeyword>()
            .SelectMany(p => p.Patterns)
            .Select(p => p.Pattern)
            .ToList();
        return patterns.Count > 0 && nth % 2 == 0
                ? PatternSample.TryMake(patterns[nth / 2 % patterns.Count], nth, null)
            : nth == 0 ? "example"
            : $"example{nth + 1}";
    }

    private static Place Member(Place place, ExampleShape shape, string name)
    {
        var schemas = new List<SchemaNode>();
        using var probe = JsonDocument.Parse(
            JsonOut.Element(w => WriteProbe(w, name)).GetRawText()
        );
        var property = probe.RootElement.EnumerateObject().First();
        foreach (var keyword in shape.All<PropertiesKeyword>())
            schemas.AddRange(keyword.For(property));
        if (schemas.Count == 0)
            schemas.AddRange(shape.All<UnevaluatedPropertiesKeyword>().Select(u => u.Schema));
        return new Place(schemas, new PathText(place.Path).Member(name), name, 0);
    }

    private static void WriteProbe(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject();
        writer.WriteNull(name);
        writer.WriteEndObject();
    }

    /// <summary>Where all optional members together do not fit, as many as do, one by one.</summary>
    private void AddWhatFits(Place place, ExampleShape shape, JsonObject made)
    {
        foreach (var name in Declared(shape).Where(n => !made.ContainsKey(n)).ToList())
        {
            if (!TryMake(Member(place, shape, name), out var member))
                continue;
            made[name] = member;
            if (!Fits(place, made))
                made.Remove(name);
        }
    }

    private static long? Limit<T>(
        ExampleShape shape,
        string name,
        Func<T, long> limit,
        bool max = false
    )
        where T : Keyword
    {
        var limits = shape.All<T>().Where(k => k.Name == name).Select(limit).ToList();
        return limits.Count == 0 ? null
            : max ? limits.Max()
            : limits.Min();
    }
}

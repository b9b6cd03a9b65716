using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Contract;

internal sealed record Fault(string Path, string Says, bool Missing = false)
{
    public override string ToString() => Missing ? $"{Path} is required" : $"{Path} {Says}";
}

internal sealed record Reading(JsonNode? Value, IReadOnlyList<Fault> Faults)
{
    /// <summary>Missing fields are reported alone: types are looked at only when nothing is missing (section 3).</summary>
    public string Message =>
        Faults.Any(fault => fault.Missing)
            ? "Missing required field(s): "
                + string.Join(
                    ", ",
                    Faults.Where(fault => fault.Missing).Select(fault => fault.Path)
                )
            : string.Join("; ", Faults);
}

/// <summary>
/// Reads a JSON value by a schema. Requests are read leniently: "25" and "true" count as number and boolean, unknown keys
/// are dropped unless the schema is closed (section 3). Answers of the sandbox itself are held to the letter.
/// </summary>
internal sealed class SchemaReader
{
    public static readonly SchemaReader Request = new(coerce: true, dropUnknown: true);
    public static readonly SchemaReader Answer = new(coerce: false, dropUnknown: false);

    private readonly bool _coerce;
    private readonly bool _dropUnknown;
    private readonly SchemaReader? _exact;

    private SchemaReader(bool coerce, bool dropUnknown)
    {
        _coerce = coerce;
        _dropUnknown = dropUnknown;
        _exact = coerce ? new SchemaReader(coerce: false, dropUnknown) : null;
    }

    public Reading Read(Schema schema, JsonNode? value, string path = "")
    {
        var faults = new List<Fault>();
        return new Reading(Read(schema, value, path, faults), faults);
    }

    private JsonNode? Read(Schema schema, JsonNode? value, string path, List<Fault> faults)
    {
        var flat = schema.Flat;
        if (flat.AnyOf.Count > 0)
            return ReadBranch(flat, value, path, faults);

        var read = value switch
        {
            JsonObject map when flat.Allows("object") => ReadObject(flat, map, path, faults),
            JsonArray list when flat.Allows("array") => ReadArray(flat, list, path, faults),
            JsonValue scalar when ReadScalar(flat, scalar) is { } accepted => accepted,
            null when flat.Allows("null") => null,
            _ => Refuse($"must be {Expected(flat)}"),
        };
        // A nullable field may be null though its list of values leaves that out.
        if (
            flat.Values is not null
            && faults.Count == 0
            && !flat.Values.Contains(Schema.Literal(read))
            && !(read is null && flat.Types.Contains("null"))
        )
            return Refuse("must be one of " + string.Join(", ", flat.Values));
        return read;

        JsonNode? Refuse(string says)
        {
            faults.Add(new Fault(path.Length == 0 ? "body" : path, says));
            return null;
        }
    }

    // The branch that fits and keeps most of the value wins; an exact fit goes before one that needs coercion.
    private JsonNode? ReadBranch(Schema schema, JsonNode? value, string path, List<Fault> faults)
    {
        List<Reading> readings = [.. schema.AnyOf.Select(branch => Attempt(this, branch))];
        if (_exact is not null)
            readings.InsertRange(0, schema.AnyOf.Select(branch => Attempt(_exact, branch)));

        var best =
            readings
                .Where(reading => reading.Faults.Count == 0)
                .OrderByDescending(reading => Size(reading.Value))
                .FirstOrDefault()
            ?? readings
                .OrderBy(reading => reading.Faults.Count(fault => !fault.Missing))
                .ThenBy(reading => reading.Faults.Count)
                .First();
        faults.AddRange(best.Faults);
        return best.Value;

        Reading Attempt(SchemaReader reader, Schema branch)
        {
            var attempt = new List<Fault>();
            return new Reading(reader.Read(schema.With(branch), value, path, attempt), attempt);
        }
    }

    private JsonObject ReadObject(Schema schema, JsonObject map, string path, List<Fault> faults)
    {
        foreach (var name in schema.Required.Where(name => !map.ContainsKey(name)))
            faults.Add(new Fault(Join(path, name), "", Missing: true));

        var read = new JsonObject();
        var open = schema.Properties.Count == 0 && !schema.Closed;
        foreach (var (name, value) in map)
        {
            if (schema.Properties.TryGetValue(name, out var property))
                read[name] = Own(Read(property, value, Join(path, name), faults));
            else if (schema.Additional is not null)
                read[name] = Own(Read(schema.Additional, value, Join(path, name), faults));
            else if (open)
                read[name] = value?.DeepClone();
            else if (schema.Closed || !_dropUnknown)
                faults.Add(new Fault(Join(path, name), "is not a known field"));
        }
        return read;
    }

    private JsonArray ReadArray(Schema schema, JsonArray list, string path, List<Fault> faults)
    {
        if (list.Count < schema.MinItems || list.Count > schema.MaxItems)
            faults.Add(
                new Fault(path, $"must have {schema.MinItems ?? 0} to {schema.MaxItems} items")
            );
        if (schema.Items is null)
            return list.DeepClone().AsArray();
        var read = new JsonArray();
        for (var i = 0; i < list.Count; i++)
            read.Add(Own(Read(schema.Items, list[i], $"{path}[{i}]", faults)));
        return read;
    }

    private JsonValue? ReadScalar(Schema schema, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                var text = value.GetValue<string>();
                if (schema.Allows("string") && Formats.Fits(schema.Format, text))
                    return JsonValue.Create(text);
                if (!_coerce)
                    return null;
                if (schema.Types.Contains("boolean") && text is "true" or "false")
                    return JsonValue.Create(text == "true");
                if (
                    (schema.Types.Contains("integer") || schema.Types.Contains("number"))
                    && decimal.TryParse(
                        text,
                        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var parsed
                    )
                )
                    return ReadNumber(schema, parsed);
                return null;
            case JsonValueKind.Number:
                return TryDecimal(value, out var number) ? ReadNumber(schema, number) : null;
            case JsonValueKind.True or JsonValueKind.False when schema.Allows("boolean"):
                return JsonValue.Create(value.GetValueKind() == JsonValueKind.True);
            default:
                return null;
        }
    }

    private static JsonValue? ReadNumber(Schema schema, decimal number)
    {
        var whole =
            number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        if (number < schema.Minimum || number > schema.Maximum)
            return null;
        if (whole && (schema.Allows("integer") || schema.Allows("number")))
            return JsonValue.Create((long)number);
        return schema.Allows("number") ? JsonValue.Create(number) : null;
    }

    // 1e400 is valid JSON and fits no number here.
    private static bool TryDecimal(JsonValue value, out decimal number) =>
        decimal.TryParse(
            value.ToJsonString(),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out number
        );

    private static string Expected(Schema schema) =>
        string.Join(" or ", schema.Types)
        + (schema.Format is { } format ? $" ({format})" : "")
        + (schema.Minimum is { } minimum ? $" from {minimum}" : "")
        + (schema.Maximum is { } maximum ? $" up to {maximum}" : "");

    private static int Size(JsonNode? value) =>
        value switch
        {
            JsonObject map => 1 + map.Sum(pair => Size(pair.Value)),
            JsonArray list => 1 + list.Sum(Size),
            _ => 1,
        };

    private static JsonNode? Own(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    private static string Join(string path, string name) =>
        path.Length == 0 ? name : $"{path}.{name}";
}

using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Schemas;

internal sealed class MemberCountKeyword(string name, long limit) : Assertion(name)
{
    private readonly bool _atMost = name == "maxProperties";

    public long Limit => limit;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        var count = instance.GetPropertyCount();
        return _atMost ? count <= limit : count >= limit;
    }

    protected override string Message(in JsonElement instance, bool secret) =>
        $"must have at {(_atMost ? "most" : "least")} {FaultMessages.Count(limit, "field")}, has {instance.GetPropertyCount()}";
}

internal sealed class RequiredKeyword(string[] names) : Keyword("required")
{
    private readonly byte[][] _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<string> Names => names;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var name in _utf8)
        {
            if (!instance.TryGetProperty(name, out _))
                return false;
        }
        return true;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return;
        foreach (var name in names)
        {
            if (!instance.TryGetProperty(name, out _))
                report.Add(path.Property(name, report), Name, $"{name} is required");
        }
    }
}

internal sealed class DependentRequiredKeyword((string Trigger, string[] Names)[] rules)
    : Keyword("dependentRequired")
{
    public IReadOnlyList<(string Trigger, string[] Names)> Rules => rules;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var (trigger, names) in rules)
        {
            if (!instance.TryGetProperty(trigger, out _))
                continue;
            foreach (var name in names)
            {
                if (!instance.TryGetProperty(name, out _))
                    return false;
            }
        }
        return true;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return;
        foreach (var (trigger, names) in rules)
        {
            if (!instance.TryGetProperty(trigger, out _))
                continue;
            foreach (var name in names)
            {
                if (!instance.TryGetProperty(name, out _))
                    report.Add(
                        path.Property(name, report),
                        Name,
                        $"{name} is required when {trigger} is given"
                    );
            }
        }
    }
}

internal sealed class PropertyNamesKeyword(SchemaNode schema) : Keyword("propertyNames")
{
    public SchemaNode Schema => schema;

    public override IEnumerable<SchemaNode> Below => [schema];

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var property in instance.EnumerateObject())
        {
            if (!schema.HoldsBelow(AsElement(property), run))
                return false;
        }
        return true;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in instance.EnumerateObject())
        {
            var trial = report.Trial();
            schema.Explain(AsElement(property), run, trial, path.Property(property.Name, report));
            foreach (var fault in trial.Faults)
                report.Add(
                    path.Property(property.Name, report),
                    Name,
                    $"the field's name: {fault.Message}"
                );
        }
    }

    private static JsonElement AsElement(JsonProperty property) =>
        JsonOut.Element(writer => writer.WriteStringValue(property.Name));
}

/// <summary>
/// <c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: each member is looked up once for all
/// three.
/// </summary>
internal sealed class PropertiesKeyword(
    KeyValuePair<string, SchemaNode>[] named,
    (string Pattern, Regex Regex, SchemaNode Schema)[] patterns,
    SchemaNode? additional
) : Keyword("properties")
{
    private readonly NameTable<SchemaNode> _named = new(named);

    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Named => named;
    public IReadOnlyList<(string Pattern, Regex Regex, SchemaNode Schema)> Patterns => patterns;
    public SchemaNode? Additional => additional;

    public override IEnumerable<SchemaNode> Below
    {
        get
        {
            var below = named.Select(p => p.Value).Concat(patterns.Select(p => p.Schema));
            return additional is null ? below : below.Append(additional);
        }
    }

    public bool Names(JsonProperty property, out SchemaNode schema) =>
        _named.TryGet(property, out schema);

    /// <summary>The schemas that this keyword applies to a member with the name.</summary>
    public IEnumerable<SchemaNode> For(JsonProperty property)
    {
        var found = patterns.Where(p => Matches(p.Regex, property)).Select(p => p.Schema).ToList();
        if (_named.TryGet(property, out var schema))
            found.Insert(0, schema);
        if (found.Count == 0 && additional is not null)
            found.Add(additional);
        return found;
    }

    /// <summary>Whether this keyword says anything of a member with the name.</summary>
    public bool Declares(JsonProperty property) =>
        additional is { Never: false }
        || _named.TryGet(property, out _)
        || patterns.Any(p => Matches(p.Regex, property));

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return true;
        var index = 0;
        foreach (var property in instance.EnumerateObject())
        {
            var known = _named.TryGet(property, out var schema);
            if (known && !schema.HoldsBelow(property.Value, run))
                return false;
            foreach (var pattern in patterns)
            {
                if (!Matches(pattern.Regex, property))
                    continue;
                known = true;
                if (!pattern.Schema.HoldsBelow(property.Value, run))
                    return false;
            }
            if (!known && additional is not null)
            {
                known = true;
                if (!additional.HoldsBelow(property.Value, run))
                    return false;
            }
            if (known && run is { Marking: true })
                run.Mark(index);
            index++;
        }
        return true;
    }

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (instance.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in instance.EnumerateObject())
        {
            var below = path.Property(property.Name, report);
            var known = _named.TryGet(property, out var schema);
            if (known && schema.Never)
                report.Add(below, "properties", $"{property.Name} is not allowed");
            else if (known)
                schema.Explain(property.Value, run, report, below);
            foreach (var pattern in patterns.Where(p => Matches(p.Regex, property)))
            {
                known = true;
                pattern.Schema.Explain(property.Value, run, report, below);
            }
            if (known || additional is null)
                continue;
            if (additional.Never)
                report.Add(
                    below,
                    "additionalProperties",
                    Unknown(property.Name, instance, named.Select(p => p.Key))
                );
            else
                additional.Explain(property.Value, run, report, below);
        }
    }

    /// <summary>Suggests a declared name that the object does not use yet.</summary>
    public static string Unknown(string name, JsonElement instance, IEnumerable<string> declared)
    {
        var free = declared.Where(d => !instance.TryGetProperty(d, out _));
        return $"unknown field `{FaultMessages.Cut(name)}`"
            + FaultMessages.DidYouMean(Nearest.Find(name, free, 1));
    }

    private static bool Matches(Regex regex, JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return PatternKeyword.Matches(
            regex,
            raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(property.Name) : raw
        );
    }
}

internal static class ObjectKeywords
{
    public static void MaxProperties(NodeBuilder node, JsonElement value) =>
        Count(node, "maxProperties", value);

    public static void MinProperties(NodeBuilder node, JsonElement value) =>
        Count(node, "minProperties", value);

    public static void Required(NodeBuilder node, JsonElement value)
    {
        if (node.Names("required", "", value) is { } names)
            node.Add(new RequiredKeyword(names));
    }

    public static void DependentRequired(NodeBuilder node, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            node.Defect("dependentRequired", "must be an object of lists of names");
            return;
        }
        var rules = new List<(string, string[])>();
        foreach (var property in value.EnumerateObject())
        {
            if (
                node.Names(
                    "dependentRequired",
                    "/" + JsonPointer.Escape(property.Name),
                    property.Value
                ) is
                { } names
            )
                rules.Add((property.Name, names));
        }
        node.Add(new DependentRequiredKeyword([.. rules]));
    }

    public static void PropertyNames(NodeBuilder node, JsonElement value)
    {
        if (node.Child("propertyNames") is { } schema)
            node.Add(new PropertyNamesKeyword(schema));
    }

    /// <summary>Called for each of the three keywords; the first one present builds for all.</summary>
    public static void Properties(NodeBuilder node, JsonElement value)
    {
        if (node.Built<PropertiesKeyword>())
            return;
        var named = node.Map("properties")
            .Select(p => KeyValuePair.Create(p.Name, p.Schema))
            .ToArray();
        var patterns = new List<(string, Regex, SchemaNode)>();
        foreach (var (pattern, schema) in node.Map("patternProperties"))
        {
            if (EcmaPattern.TryCompile(pattern, out var regex, out var why))
                patterns.Add((pattern, regex, schema));
            else
                node.Defect("patternProperties", why, "/" + JsonPointer.Escape(pattern));
        }
        node.Add(new PropertiesKeyword(named, [.. patterns], node.Child("additionalProperties")));
    }

    private static void Count(NodeBuilder node, string name, JsonElement value)
    {
        if (node.Count(name, value) is { } limit)
            node.Add(new MemberCountKeyword(name, limit));
    }
}

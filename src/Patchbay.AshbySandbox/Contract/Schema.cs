using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Contract;

/// <summary>One schema of contract.json, with the keywords that occur there and no others.</summary>
internal sealed class Schema
{
    private readonly IReadOnlyDictionary<string, Schema> _definitions;
    private readonly Lazy<Schema> _flat;

    public Schema(JsonObject source, IReadOnlyDictionary<string, Schema> definitions)
        : this(definitions)
    {
        Reference = (string?)source["$ref"];
        Types = source["type"] switch
        {
            JsonArray several => [.. several.Select(type => (string)type!)],
            JsonValue one => [(string)one!],
            _ => [],
        };
        if (source["properties"] is JsonObject properties)
        {
            var read = new Dictionary<string, Schema>();
            foreach (var (name, property) in properties)
                read[name] = new Schema(property!.AsObject(), definitions);
            Properties = read;
        }
        Required = source["required"] is JsonArray required
            ? [.. required.Select(name => (string)name!)]
            : [];
        Items = source["items"] is JsonObject items ? new Schema(items, definitions) : null;
        Values = source["enum"] is JsonArray values ? [.. values.Select(Literal)] : null;
        if (source.TryGetPropertyValue("const", out var constant))
            Values = [Literal(constant)];
        Format = (string?)source["format"];
        AnyOf = Branches(source, "anyOf");
        AllOf = Branches(source, "allOf");
        Closed =
            source["additionalProperties"] is JsonValue closed
            && closed.GetValueKind() == JsonValueKind.False;
        Additional = source["additionalProperties"] is JsonObject additional
            ? new Schema(additional, definitions)
            : null;
        Minimum = (decimal?)source["minimum"];
        Maximum = (decimal?)source["maximum"];
        MinItems = (int?)source["minItems"];
        MaxItems = (int?)source["maxItems"];
    }

    private Schema(IReadOnlyDictionary<string, Schema> definitions)
    {
        _definitions = definitions;
        _flat = new Lazy<Schema>(Flatten);
    }

    public string? Reference { get; private init; }
    public IReadOnlyList<string> Types { get; private init; } = [];
    public IReadOnlyDictionary<string, Schema> Properties { get; private init; } =
        new Dictionary<string, Schema>();
    public IReadOnlyList<string> Required { get; private init; } = [];
    public Schema? Items { get; private init; }

    /// <summary>The values of enum or const as JSON text; null when any value goes.</summary>
    public IReadOnlyList<string>? Values { get; private init; }
    public string? Format { get; private init; }
    public IReadOnlyList<Schema> AnyOf { get; private init; } = [];
    public IReadOnlyList<Schema> AllOf { get; private init; } = [];
    public bool Closed { get; private init; }
    public Schema? Additional { get; private init; }
    public decimal? Minimum { get; private init; }
    public decimal? Maximum { get; private init; }
    public int? MinItems { get; private init; }
    public int? MaxItems { get; private init; }

    /// <summary>The same schema with references followed and allOf merged in.</summary>
    public Schema Flat => _flat.Value;

    public bool Allows(string type) => Types.Count == 0 || Types.Contains(type);

    /// <summary>This schema and one branch of its anyOf, as one.</summary>
    public Schema With(Schema branch)
    {
        var other = branch.Flat;
        var properties = new Dictionary<string, Schema>(Properties);
        foreach (var (name, property) in other.Properties)
            properties[name] = property;
        return new Schema(_definitions)
        {
            Types = other.Types.Count > 0 ? other.Types : Types,
            Properties = properties,
            Required = [.. Required.Union(other.Required)],
            Items = other.Items ?? Items,
            Values = other.Values ?? Values,
            Format = other.Format ?? Format,
            AnyOf = other.AnyOf,
            Closed = Closed || other.Closed,
            Additional = other.Additional ?? Additional,
            Minimum = other.Minimum ?? Minimum,
            Maximum = other.Maximum ?? Maximum,
            MinItems = other.MinItems ?? MinItems,
            MaxItems = other.MaxItems ?? MaxItems,
        };
    }

    public static string Literal(JsonNode? value) => value?.ToJsonString() ?? "null";

    private Schema Flatten()
    {
        if (Reference is not null)
            return _definitions[Reference["#/$defs/".Length..]].Flat;

        var flat = this;
        foreach (var part in AllOf)
        {
            var anyOf = flat.AnyOf;
            flat = flat.With(part);
            if (flat.AnyOf.Count == 0 && anyOf.Count > 0)
                flat = flat.WithBranches(anyOf);
        }
        return flat;
    }

    private Schema WithBranches(IReadOnlyList<Schema> branches) =>
        new(_definitions)
        {
            Types = Types,
            Properties = Properties,
            Required = Required,
            Items = Items,
            Values = Values,
            Format = Format,
            AnyOf = branches,
            Closed = Closed,
            Additional = Additional,
            Minimum = Minimum,
            Maximum = Maximum,
            MinItems = MinItems,
            MaxItems = MaxItems,
        };

    private List<Schema> Branches(JsonObject source, string keyword) =>
        source[keyword] is JsonArray branches
            ? [.. branches.Select(branch => new Schema(branch!.AsObject(), _definitions))]
            : [];
}

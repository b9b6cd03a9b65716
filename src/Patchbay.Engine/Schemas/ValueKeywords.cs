using System.Text.Json;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Schemas;

[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

internal sealed class TypeKeyword(JsonTypes allowed) : Assertion("type")
{
    public override int Rank => -1;

    public JsonTypes Allowed { get; } = allowed;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        instance.ValueKind switch
        {
            JsonValueKind.Null => Has(JsonTypes.Null),
            JsonValueKind.True or JsonValueKind.False => Has(JsonTypes.Boolean),
            JsonValueKind.String => Has(JsonTypes.String),
            JsonValueKind.Array => Has(JsonTypes.Array),
            JsonValueKind.Object => Has(JsonTypes.Object),
            JsonValueKind.Number => Has(JsonTypes.Number)
                || (
                    Has(JsonTypes.Integer)
                    && (instance.TryGetInt64(out _) || ExactNumber.Of(instance).IsInteger)
                ),
            _ => false,
        };

    protected override string Message(in JsonElement instance, bool secret) =>
        FaultMessages.Type(Allowed, instance, secret);

    private bool Has(JsonTypes type) => (Allowed & type) != JsonTypes.None;
}

internal sealed class EnumKeyword(JsonElement[] values) : Assertion("enum")
{
    private readonly NameTable<bool> _strings = new(
        values
            .Where(v => v.ValueKind == JsonValueKind.String)
            .Select(v => v.GetString()!)
            .Distinct()
            .ToDictionary(text => text, _ => true)
    );
    private readonly JsonElement[] _others = values
        .Where(v => v.ValueKind != JsonValueKind.String)
        .ToArray();

    public IReadOnlyList<JsonElement> Values => values;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind == JsonValueKind.String)
            return _strings.TryGet(JsonText.Utf8(instance), out _);
        foreach (var value in _others)
        {
            if (JsonEquality.Equal(instance, value))
                return true;
        }
        return false;
    }

    protected override string Message(in JsonElement instance, bool secret)
    {
        var message = "must be one of: " + FaultMessages.List(values);
        if (secret || instance.ValueKind != JsonValueKind.String)
            return message;
        var known = values
            .Where(v => v.ValueKind == JsonValueKind.String)
            .Select(v => v.GetString()!);
        return message + FaultMessages.DidYouMean(Nearest.Find(instance.GetString()!, known, 1));
    }
}

internal sealed class ConstKeyword(JsonElement value) : Assertion("const")
{
    public JsonElement Value => value;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        JsonEquality.Equal(instance, value);

    protected override string Message(in JsonElement instance, bool secret) =>
        $"must be {FaultMessages.Show(value)}{FaultMessages.Got(instance, secret)}";
}

internal static class ValueKeywords
{
    public static void Type(NodeBuilder node, JsonElement value)
    {
        var names = value.ValueKind switch
        {
            JsonValueKind.String => [value],
            JsonValueKind.Array => value.EnumerateArray().ToArray(),
            _ => [],
        };
        var types = JsonTypes.None;
        foreach (var name in names)
        {
            var type =
                name.ValueKind == JsonValueKind.String ? Parse(name.GetString()!) : JsonTypes.None;
            if (type == JsonTypes.None)
                node.Defect("type", $"unknown type {FaultMessages.Show(name)}");
            else if ((types & type) != JsonTypes.None)
                node.Defect("type", $"names {FaultMessages.Show(name)} twice");
            types |= type;
        }
        if (names.Length == 0)
            node.Defect("type", "must be a type's name or a list of them");
        if (types != JsonTypes.None)
            node.Add(new TypeKeyword(types));
    }

    public static void Enum(NodeBuilder node, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            node.Defect("enum", "must be a list of values");
        else
            node.Add(new EnumKeyword([.. value.EnumerateArray()]));
    }

    public static void Const(NodeBuilder node, JsonElement value) =>
        node.Add(new ConstKeyword(value));

    private static JsonTypes Parse(string name) =>
        name switch
        {
            "null" => JsonTypes.Null,
            "boolean" => JsonTypes.Boolean,
            "integer" => JsonTypes.Integer,
            "number" => JsonTypes.Number,
            "string" => JsonTypes.String,
            "array" => JsonTypes.Array,
            "object" => JsonTypes.Object,
            _ => JsonTypes.None,
        };
}

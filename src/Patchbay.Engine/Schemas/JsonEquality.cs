using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// Equality as JSON Schema means it: numbers by value, objects regardless of the order of members. The framework's
/// DeepEquals throws on numbers with enormous exponents, so it does not serve for what strangers send.
/// </summary>
internal static class JsonEquality
{
    public static bool Equal(in JsonElement a, in JsonElement b)
    {
        if (a.ValueKind != b.ValueKind)
            return false;
        return a.ValueKind switch
        {
            JsonValueKind.Number => ExactNumber.Of(a).Equals(ExactNumber.Of(b)),
            JsonValueKind.String => JsonText.Equal(a, b),
            JsonValueKind.Array => ArraysEqual(a, b),
            JsonValueKind.Object => ObjectsEqual(a, b),
            _ => true,
        };
    }

    public static int Hash(in JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return ExactNumber.Of(element).GetHashCode();
            case JsonValueKind.String:
                return element.GetString()!.GetHashCode(StringComparison.Ordinal);
            case JsonValueKind.Array:
                var hash = new HashCode();
                foreach (var item in element.EnumerateArray())
                    hash.Add(Hash(item));
                return hash.ToHashCode();
            case JsonValueKind.Object:
                var sum = 0;
                foreach (var property in element.EnumerateObject())
                    sum += HashCode.Combine(property.Name, Hash(property.Value));
                return sum;
            default:
                return (int)element.ValueKind;
        }
    }

    private static bool ArraysEqual(in JsonElement a, in JsonElement b)
    {
        if (a.GetArrayLength() != b.GetArrayLength())
            return false;
        var other = b.EnumerateArray();
        foreach (var item in a.EnumerateArray())
        {
            other.MoveNext();
            if (!Equal(item, other.Current))
                return false;
        }
        return true;
    }

    private static bool ObjectsEqual(in JsonElement a, in JsonElement b)
    {
        if (a.GetPropertyCount() != b.GetPropertyCount())
            return false;
        var other = b.EnumerateObject();
        var members = default(Dictionary<string, JsonElement>);
        foreach (var property in a.EnumerateObject())
        {
            other.MoveNext();
            var match = other.Current;
            if (property.NameEquals(match.Name))
            {
                if (!Equal(property.Value, match.Value))
                    return false;
                continue;
            }
            members ??= b.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
            if (!members.TryGetValue(property.Name, out var value) || !Equal(property.Value, value))
                return false;
        }
        return true;
    }
}

using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// All that the schemas of one place ask for, once alternatives are chosen. The choice is a number read digit by
/// digit, so that counting up goes through every combination.
/// </summary>
internal sealed class ExampleShape(long choice)
{
    private long _rest = choice;

    /// <summary>How many combinations of alternatives there are, as far as seen.</summary>
    public long Combinations { get; private set; } = 1;

    public List<Keyword> Keywords { get; } = [];
    public List<JsonElement> Examples { get; } = [];
    public HashSet<string> Required { get; } = [];
    public JsonTypes Types { get; private set; } = (JsonTypes)127;
    public bool Impossible { get; private set; }

    public IEnumerable<T> All<T>()
        where T : Keyword => Keywords.OfType<T>();

    /// <summary>Takes one of so many alternatives.</summary>
    public int Choose(int count)
    {
        if (count < 2)
            return 0;
        var chosen = (int)(_rest % count);
        _rest /= count;
        Combinations = long.Min(Combinations * count, 1 << 20);
        return chosen;
    }

    public void Add(SchemaNode node)
    {
        Impossible |= node.Never;
        if (node.Element.ValueKind == JsonValueKind.Object)
        {
            if (node.Element.TryGetProperty("examples", out var examples))
                Examples.AddRange(examples.EnumerateArray());
            if (node.Element.TryGetProperty("default", out var standard))
                Examples.Add(standard);
        }
        foreach (var keyword in node.Keywords)
            Add(keyword);
    }

    private void Add(Keyword keyword)
    {
        Keywords.Add(keyword);
        switch (keyword)
        {
            case TypeKeyword type:
                // Every integer is a number.
                var allowed =
                    (type.Allowed & JsonTypes.Number) != JsonTypes.None
                        ? type.Allowed | JsonTypes.Integer
                        : type.Allowed;
                Types &= allowed;
                break;
            case RequiredKeyword required:
                Required.UnionWith(required.Names);
                break;
            case RefKeyword reference:
                Add(reference.Target);
                break;
            case DynamicRefKeyword reference:
                Add(reference.Initial);
                break;
            case AllOfKeyword:
                foreach (var branch in keyword.InPlace)
                    Add(branch);
                break;
            case AnyOfKeyword or OneOfKeyword:
                var branches = keyword.InPlace.ToList();
                Add(branches[Choose(branches.Count)]);
                break;
            case IfKeyword condition:
                AddCondition(condition);
                break;
        }
    }

    private void AddCondition(IfKeyword condition)
    {
        if (Choose(2) == 0)
        {
            Add(condition.Condition);
            if (condition.Then is { } then)
                Add(then);
        }
        else if (condition.Otherwise is { } otherwise)
            Add(otherwise);
    }
}

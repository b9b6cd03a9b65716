using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>
/// Ids, with and without the connector's prefix and in StackOne's long form, and labels, however they are spelt.
/// </summary>
internal sealed class ExactNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public ExactNames(Connector connector)
    {
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var number = 0; number < connector.Actions.Count; number++)
            Add(connector.Actions[number].Label, number, first: true);
        for (var number = 0; number < connector.Actions.Count; number++)
        {
            var id = connector.Actions[number].Id;
            Add(id, number, first: false);
            Add(id[(connector.Info.Key.Length + 1)..], number, first: false);
            Add($"{connector.Info.Key}_{connector.Info.Version}_{id}_global", number, first: false);
        }
    }

    /// <summary>The number of the action that is called so.</summary>
    public int? Find(ReadOnlySpan<char> text)
    {
        if (text.Length > 200)
            return null;
        Span<char> name = stackalloc char[text.Length * 2];
        return _bySpan.TryGetValue(name[..Fold(text, name)], out var number) ? number : null;
    }

    /// <summary>An id stands above the label of another action.</summary>
    private void Add(string text, int number, bool first)
    {
        Span<char> name = stackalloc char[text.Length * 2];
        var key = name[..Fold(text, name)].ToString();
        if (first)
            _numbers.TryAdd(key, number);
        else
            _numbers[key] = number;
    }

    private static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                length += Letters.Fold(letter, into[length..]);
        }
        return length;
    }
}

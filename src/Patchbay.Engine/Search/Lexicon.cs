using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>The meanings that words have, alone or as a phrase.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<int, Entry[]> _byFirst;

    public Lexicon(SearchWords words, Func<string, int[]> read)
    {
        Names = words.Meanings.Select(meaning => meaning.Name).ToArray();
        _byFirst = words
            .Meanings.SelectMany(
                (meaning, number) =>
                    meaning.Words.Prepend(meaning.Name).Select(text => (stems: read(text), number))
            )
            .Where(entry => entry.stems.Length > 0)
            .GroupBy(entry => entry.stems[0])
            .ToDictionary(
                group => group.Key,
                group =>
                    group
                        .Select(entry => new Entry(entry.stems[1..], entry.number))
                        .DistinctBy(entry => (string.Join(' ', entry.Rest), entry.Meaning))
                        .OrderByDescending(entry => entry.Rest.Length)
                        .ToArray()
            );
    }

    public string[] Names { get; }

    /// <summary>The meanings of the longest phrase that begins here, and how many stems it takes.</summary>
    public int Read(ReadOnlySpan<int> stems, Span<int> meanings, out int length)
    {
        length = 0;
        if (!_byFirst.TryGetValue(stems[0], out var entries))
            return 0;
        var count = 0;
        foreach (var entry in entries)
        {
            if (entry.Rest.Length + 1 < length || count == meanings.Length)
                break;
            if (!stems[1..].StartsWith(entry.Rest))
                continue;
            length = entry.Rest.Length + 1;
            meanings[count++] = entry.Meaning;
        }
        return count;
    }

    private sealed record Entry(int[] Rest, int Meaning);
}

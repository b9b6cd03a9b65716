using System.Runtime.InteropServices;

namespace Patchbay.Engine.Search;

/// <summary>
/// The words that the connector's texts are made of, each with the number of its stem; and what an unknown word most
/// probably is: two known ones written together, or one misspelt.
/// </summary>
internal sealed class Vocabulary
{
    private const int MostParts = 4;
    private const int ShortestPart = 3;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<int> _stemOf = [];
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemsBySpan;
    private readonly HashSet<string> _kept;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _keptBySpan;
    private Spelling? _spelling;

    public Vocabulary(IEnumerable<string> kept)
    {
        _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _stemsBySpan = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _kept = kept.ToHashSet(StringComparer.Ordinal);
        _keptBySpan = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int StemCount => _stems.Count;

    public string StemText(int stem) => _stems.First(entry => entry.Value == stem).Key;

    /// <summary>The number of a folded word's stem, new when it is.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        if (_wordsBySpan.TryGetValue(word, out var number))
            return _stemOf[number];
        Span<char> letters = stackalloc char[word.Length];
        var cut = Cut(word, letters);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _stemsBySpan,
            cut,
            out var exists
        );
        if (!exists)
            known = _stems.Count - 1;
        _wordsBySpan[word] = _stemOf.Count;
        _stemOf.Add(known);
        return known;
    }

    /// <summary>No more words come.</summary>
    public void Close() => _spelling = new Spelling(_words);

    /// <summary>The number of the word as it is, apart from all its stem; -1 for an unknown one.</summary>
    public int Number(ReadOnlySpan<char> word) =>
        _wordsBySpan.TryGetValue(word, out var number) ? number : -1;

    public int StemOf(int word) => _stemOf[word];

    public string WordText(int word) => _words.First(entry => entry.Value == word).Key;

    /// <summary>The number of a word's stem; -1 when nobody ever used it.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (Number(word) is >= 0 and var number)
            return _stemOf[number];
        Span<char> letters = stackalloc char[word.Length];
        return _stemsBySpan.TryGetValue(Cut(word, letters), out var stem) ? stem : -1;
    }

    /// <summary>Stems of the known words that an unknown one is put together from; none when it is not.</summary>
    public int Split(ReadOnlySpan<char> word, Span<int> parts) =>
        word.Length < 2 * ShortestPart ? 0 : Split(word, parts, 0);

    /// <summary>The number of the known word that a misspelt one was meant to be; -1 when none is near.</summary>
    public int Nearest(ReadOnlySpan<char> word, bool name) => _spelling!.Nearest(word, name);

    private int Split(ReadOnlySpan<char> word, Span<int> parts, int used)
    {
        if (used == MostParts)
            return 0;
        for (var length = word.Length; length >= ShortestPart; length--)
        {
            if (used == 0 && length == word.Length)
                continue;
            var rest = word.Length - length;
            if (rest is > 0 and < ShortestPart && !(used > 0 && rest <= 2))
                continue;
            var stem = Find(word[..length]);
            // Short words turn up in long ones by chance.
            if (stem < 0 || (length < 4 && used == 0 && word.Length < 7))
                continue;
            parts[used] = stem;
            if (rest <= 2)
                return used == 0 ? 0 : used + 1;
            if (Split(word[length..], parts, used + 1) is > 0 and var found)
                return found;
            // German links its compounds by s, n, en or es.
            if (
                word[length] is 's' or 'n'
                && Split(word[(length + 1)..], parts, used + 1) is > 0 and var linked
            )
                return linked;
        }
        return 0;
    }

    private ReadOnlySpan<char> Cut(ReadOnlySpan<char> word, Span<char> letters)
    {
        if (_keptBySpan.Contains(word))
            return word;
        if (word is [.. var singular, 's'] && _keptBySpan.Contains(singular))
            return singular;
        word.CopyTo(letters);
        return letters[..Stem.Cut(letters)];
    }
}

namespace Patchbay.Engine.Search;

/// <summary>Finds the known word that a misspelt one was meant to be, by the groups of letters they share.</summary>
internal sealed class Spelling
{
    private const int Shortest = 4;
    private const int Longest = 32;

    private readonly string[] _words;
    private readonly int[] _numbers;
    private readonly Dictionary<int, int[]> _holders;

    [ThreadStatic]
    private static int[]? _shared;

    public Spelling(IReadOnlyDictionary<string, int> words)
    {
        var usable = words
            .Where(entry => entry.Key.Length is >= Shortest and <= Longest)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        _words = usable.Select(entry => entry.Key).ToArray();
        _numbers = usable.Select(entry => entry.Value).ToArray();
        var holders = new Dictionary<int, List<int>>();
        for (var index = 0; index < _words.Length; index++)
        {
            for (var at = -1; at < _words[index].Length; at++)
            {
                var key = Pair(_words[index], at);
                if (!holders.TryGetValue(key, out var list))
                    holders[key] = list = [];
                if (list.Count == 0 || list[^1] != index)
                    list.Add(index);
            }
        }
        _holders = holders.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
    }

    /// <summary>The number of the nearest word; -1 when none is near enough. A name has to be nearer.</summary>
    public int Nearest(ReadOnlySpan<char> word, bool name)
    {
        if (word.Length is < Shortest or > Longest)
            return -1;
        var most = word.Length switch
        {
            < 6 => name ? 0 : 1,
            < 9 => 1,
            _ => name ? 1 : 2,
        };
        if (most == 0)
            return -1;
        var shared =
            _shared is { } kept && kept.Length >= _words.Length
                ? kept
                : _shared = new int[_words.Length];
        Array.Clear(shared, 0, _words.Length);
        for (var at = -1; at < word.Length; at++)
        {
            if (_holders.TryGetValue(Pair(word, at), out var holders))
                foreach (var holder in holders)
                    shared[holder]++;
        }
        // One edit touches at most two pairs of letters, a swap of neighbours three.
        var least = word.Length + 1 - 3 * most;
        var (best, distance, alike) = (-1, most + 1, 0);
        for (var index = 0; index < _words.Length; index++)
        {
            if (shared[index] < least || int.Abs(_words[index].Length - word.Length) > most)
                continue;
            var found = Distance(word, _words[index], most);
            if (found > most)
                continue;
            if (found < distance || (found == distance && shared[index] > alike))
                (best, distance, alike) = (index, found, shared[index]);
        }
        return best < 0 ? -1 : _numbers[best];
    }

    private static int Pair(ReadOnlySpan<char> word, int at) =>
        ((at < 0 ? '^' : word[at]) << 16) | (at + 1 < word.Length ? word[at + 1] : '$');

    /// <summary>Damerau–Levenshtein in the variant where no part is edited twice; more than <paramref name="most"/> is only that.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        const int width = Longest + 4;
        Span<int> before = stackalloc int[width];
        Span<int> last = stackalloc int[width];
        Span<int> row = stackalloc int[width];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = int.Min(int.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = int.Min(row[j], before[j - 2] + 1);
                least = int.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}

using System.Runtime.InteropServices;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Search;

/// <summary>
/// Turns a text into features: the stems of its words, what they mean, which
/// meanings stand together, and which words stand side by side. While the index is made, unknown ones become features; afterwards they are left out.
/// </summary>
internal sealed class FeatureReader
{
    private const int MostMeanings = 6;
    private const float StemShare = 0.7f;
    private const float PairShare = 0.5f;
    private const float NeighbourShare = 0.6f;
    private const int UnwantedWords = 4;
    private readonly Vocabulary _vocabulary;
    private readonly Lexicon _lexicon;
    private readonly HashSet<int> _ignored;
    private readonly int[][] _instead;
    private readonly Dictionary<long, int> _features = [];
    private bool _closed;

    [ThreadStatic]
    private static Scratch? _scratch;

    public FeatureReader(SearchWords words)
    {
        _vocabulary = new Vocabulary(words.Whole);
        _lexicon = new Lexicon(words, Stems);
        _ignored = words.Ignored.SelectMany(Stems).ToHashSet();
        _instead = words.Instead.Select(Stems).ToArray();
    }

    public int Count => _features.Count;

    public void Close()
    {
        _vocabulary.Close();
        _closed = true;
    }

    public IEnumerable<(string Text, int Feature)> Describe() =>
        _features.Select(entry => (Text(entry.Key), entry.Value));

    public void Read(ReadOnlySpan<char> text, FeatureBag bag)
    {
        var scratch = _scratch ??= new Scratch();
        bag.Clear();
        var words = scratch.Words;
        words.Read(text);
        scratch.Count = 0;
        for (var index = 0; index < words.Count; index++)
            ReadWord(words, words[index], scratch);
        MarkUnwanted(scratch);
        ReadMeanings(scratch, bag);
        ReadPairs(scratch, bag);
    }

    private int[] Stems(string text)
    {
        var scratch = _scratch ??= new Scratch();
        var words = scratch.Words;
        words.Read(text);
        var stems = new int[words.Count];
        for (var index = 0; index < stems.Length; index++)
            stems[index] = _vocabulary.Add(words.Letters(words[index]));
        return stems;
    }

    private void ReadWord(WordReader words, Word word, Scratch scratch)
    {
        var letters = words.Letters(word);
        scratch.Start(word.AfterBreak);
        if (!_closed)
            _vocabulary.Add(letters);
        var stem = _vocabulary.Find(letters);
        if (stem >= 0)
        {
            scratch.Put(stem, _vocabulary.Number(letters), word.Share);
            return;
        }
        Span<int> parts = stackalloc int[8];
        var count = _vocabulary.Split(letters, parts);
        if (count > 0)
        {
            for (var part = 0; part < count; part++)
                scratch.Put(parts[part], -1, 0.9f * word.Share);
            return;
        }
        var nearest = _vocabulary.Nearest(letters, word.Capital);
        scratch.Put(nearest < 0 ? -1 : _vocabulary.StemOf(nearest), nearest, 0.8f * word.Share);
    }

    /// <summary>"Close the seat, not the job": what is excluded must not draw.</summary>
    private void MarkUnwanted(Scratch scratch)
    {
        for (var at = 0; at < scratch.Count; at++)
        {
            foreach (var phrase in _instead)
            {
                if (!scratch.Stems(at).StartsWith(phrase))
                    continue;
                var to = int.Min(scratch.Count, at + phrase.Length + UnwantedWords);
                for (var index = at; index < to; index++)
                {
                    if (index > at && scratch.AfterBreak(index))
                        break;
                    scratch.Unwanted(index);
                }
                break;
            }
        }
    }

    private void ReadMeanings(Scratch scratch, FeatureBag bag)
    {
        Span<int> meanings = stackalloc int[MostMeanings];
        var covered = 0;
        scratch.Symbols = 0;
        for (var at = 0; at < scratch.Count; at++)
        {
            var stem = scratch.Stem(at);
            if (stem < 0)
                continue;
            var weight = scratch.Weight(at);
            var count = _lexicon.Read(scratch.Stems(at), meanings, out var length);
            if (count > 0 && at + length > covered)
            {
                covered = at + length;
                foreach (var meaning in meanings[..count])
                {
                    bag.Add(Feature(Kind.Meaning, meaning), weight);
                    scratch.PutSymbol(meaning, at, weight);
                }
            }
            ReadNeighbour(scratch, at, bag);
            if (_ignored.Contains(stem))
                continue;
            bag.Add(Feature(Kind.Stem, stem), StemShare * weight);
            if (scratch.Word(at) is >= 0 and var whole)
                bag.Add(Feature(Kind.Word, whole), weight);
        }
    }

    /// <summary>"How many", "no longer", "for good": two words say more than each.</summary>
    private void ReadNeighbour(Scratch scratch, int at, FeatureBag bag)
    {
        if (at + 1 >= scratch.Count || scratch.Stem(at + 1) < 0 || scratch.AfterBreak(at + 1))
            return;
        var packed = ((long)scratch.Stem(at) << 24) | (uint)scratch.Stem(at + 1);
        bag.Add(Feature(Kind.Neighbours, packed), NeighbourShare * scratch.Weight(at));
    }

    private void ReadPairs(Scratch scratch, FeatureBag bag)
    {
        for (var one = 0; one < scratch.Symbols; one++)
        {
            for (var other = one + 1; other < scratch.Symbols; other++)
            {
                var (a, b) = (scratch.Symbol(one), scratch.Symbol(other));
                if (a.At == b.At || b.At - a.At > 6 || a.Meaning == b.Meaning)
                    continue;
                var packed =
                    ((long)int.Min(a.Meaning, b.Meaning) << 16)
                    | (uint)int.Max(a.Meaning, b.Meaning);
                bag.Add(Feature(Kind.Pair, packed), PairShare * float.Min(a.Weight, b.Weight));
            }
        }
    }

    private int Feature(Kind kind, long payload)
    {
        var key = ((long)kind << 56) | payload;
        if (_closed)
            return _features.GetValueOrDefault(key, -1);
        ref var feature = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _features,
            key,
            out var known
        );
        if (!known)
            feature = _features.Count - 1;
        return feature;
    }

    private string Text(long key)
    {
        var payload = key & ((1L << 56) - 1);
        return (Kind)(key >> 56) switch
        {
            Kind.Stem => _vocabulary.StemText((int)payload),
            Kind.Neighbours =>
                $"{_vocabulary.StemText((int)(payload >> 24))} {_vocabulary.StemText((int)(payload & 0xffffff))}",
            Kind.Word => _vocabulary.WordText((int)payload),
            Kind.Meaning => "=" + _lexicon.Names[payload],
            _ => $"={_lexicon.Names[payload >> 16]}+{_lexicon.Names[payload & 0xffff]}",
        };
    }

    private enum Kind
    {
        Stem = 1,
        Meaning = 2,
        Pair = 3,
        Word = 4,
        Neighbours = 5,
    }
}

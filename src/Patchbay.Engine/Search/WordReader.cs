using System.Buffers;

namespace Patchbay.Engine.Search;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where its folded letters lie.</param>
/// <param name="AfterBreak">A comma, a stop or a bracket stands before it.</param>
/// <param name="Capital">It is written as a name is, within a sentence.</param>
internal readonly record struct Word(int Start, int Length, bool AfterBreak, bool Capital);

/// <summary>
/// Splits a text into folded words. Used again and again: it keeps its buffers. Only the beginning of a very long text
/// is read; what somebody wants is said there.
/// </summary>
internal sealed class WordReader
{
    public const int MostWords = 160;
    private const int MostLetters = 2048;
    private static readonly SearchValues<char> Breaks = SearchValues.Create(
        ",.;:!?()[]{}—–\"“”„»«"
    );

    private readonly char[] _letters = new char[MostLetters + 64];
    private readonly Word[] _words = new Word[MostWords];
    private int _used;
    private int _start;
    private bool _break;
    private bool _capital;

    public int Count { get; private set; }

    public Word this[int index] => _words[index];

    public Span<char> Letters(Word word) => _letters.AsSpan(word.Start, word.Length);

    public ReadOnlySpan<char> Letters(Range range) => _letters.AsSpan(range);

    public void Read(ReadOnlySpan<char> text)
    {
        (Count, _used, _start, _break, _capital) = (0, 0, 0, false, false);
        foreach (var range in text.SplitAny(' ', '\t', '\r', '\n', '\u00a0', '\u202f'))
        {
            if (Count == MostWords || _used >= MostLetters)
                return;
            var chunk = text[range];
            if (chunk.Length > 0)
                ReadChunk(chunk);
        }
    }

    /// <summary>What stands for one thing becomes one word: an address says that somebody is known by email.</summary>
    private void ReadChunk(ReadOnlySpan<char> chunk)
    {
        var bare = chunk.Trim("()[]<>{}\"'`.,;:!?“”„»«");
        if (bare.Contains("://", StringComparison.Ordinal) || bare.StartsWith("www."))
            Put("url");
        else if (bare.IndexOf('@') is > 0 and var at && bare[at..].Contains('.'))
            Put("email");
        else if (bare.Length == 36 && Guid.TryParse(bare, out _))
            Put("uuid");
        else
            ReadLetters(chunk);
        _break |= chunk.Length > 0 && Breaks.Contains(chunk[^1]);
    }

    private void ReadLetters(ReadOnlySpan<char> chunk)
    {
        var before = '\0';
        foreach (var letter in chunk)
        {
            if (_used >= MostLetters)
                break;
            var belongs = char.IsLetterOrDigit(letter) || letter is >= '\u0300' and <= '\u036f';
            if (!belongs || (char.IsUpper(letter) && char.IsLower(before)))
                EndWord();
            if (belongs && _used == _start)
                _capital = char.IsUpper(letter);
            if (belongs)
                _used += Search.Letters.Fold(letter, _letters.AsSpan(_used));
            else
                _break |= Breaks.Contains(letter);
            before = letter;
        }
        EndWord();
    }

    private void Put(string word)
    {
        word.CopyTo(_letters.AsSpan(_used));
        _used += word.Length;
        EndWord();
    }

    private void EndWord()
    {
        var length = _used - _start;
        // A single letter is the rest of an elision or a possessive: l'offre, Maya's.
        if (length > 1 && Count < MostWords)
        {
            _words[Count++] = new Word(_start, length, _break, _capital && Count > 1 && !_break);
            _break = false;
        }
        _capital = false;
        _start = _used;
    }
}

using System.Buffers;

namespace Patchbay.Engine.Search;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where its folded letters lie.</param>
/// <param name="AfterBreak">A comma, a stop or a bracket stands before it.</param>
/// <param name="Capital">It is written as a name is, within a sentence.</param>
/// <param name="Share">How much it counts: what stands in quotes and what is somebody's name says little.</param>
internal readonly record struct Word(
    int Start,
    int Length,
    bool AfterBreak,
    bool Capital,
    float Share
);

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

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„»«");
    private const float QuotedShare = 0.2f;
    private const float NameShare = 0.3f;

    private readonly char[] _letters = new char[MostLetters + 64];
    private readonly Word[] _words = new Word[MostWords];
    private int _used;
    private int _start;
    private bool _break;
    private bool _capital;
    private bool _quoted;
    private int _capitals;

    public int Count { get; private set; }

    public Word this[int index] => _words[index];

    public Span<char> Letters(Word word) => _letters.AsSpan(word.Start, word.Length);

    public void Read(ReadOnlySpan<char> text)
    {
        (Count, _used, _start, _capitals) = (0, 0, 0, 0);
        (_break, _capital, _quoted) = (false, false, false);
        foreach (var range in text.SplitAny(' ', '\t', '\r', '\n', '\u00a0', '\u202f'))
        {
            if (Count == MostWords || _used >= MostLetters)
                break;
            var chunk = text[range];
            if (chunk.Length > 0)
                ReadChunk(chunk);
        }
        LessenNames();
    }

    /// <summary>
    /// Two words in capitals within a sentence are a name, of a person, a job or a team: "the Field Marketing team" has
    /// nothing to do with fields. A text that is all in capitals is a label.
    /// </summary>
    private void LessenNames()
    {
        if (_capitals * 2 > Count)
            return;
        for (var at = 1; at < Count; at++)
        {
            if (!_words[at].Capital || !_words[at - 1].Capital)
                continue;
            _words[at] = _words[at] with { Share = NameShare };
            _words[at - 1] = _words[at - 1] with { Share = NameShare };
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
        else if (IsId(bare))
            Put("uuid");
        else if (IsCode(bare))
            Put("refcode");
        else
            ReadLetters(chunk);
        _break |= chunk.Length > 0 && Breaks.Contains(chunk[^1]);
    }

    /// <summary>As 3ae2b801-19f6-41ef-ad28-214bd731948f, or the beginning of such a one.</summary>
    private static bool IsId(ReadOnlySpan<char> text)
    {
        var (digits, letters) = (0, 0);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
                digits++;
            else if (letter is >= 'a' and <= 'f')
                letters++;
            else if (letter != '-')
                return false;
        }
        return digits > 0 && letters > 0 && digits + letters >= 4;
    }

    /// <summary>As HC-0412 or 2025-ENG-17.</summary>
    private static bool IsCode(ReadOnlySpan<char> text)
    {
        var (digits, letters, dashes) = (0, 0, 0);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
                digits++;
            else if (char.IsAsciiLetterUpper(letter))
                letters++;
            else if (letter == '-')
                dashes++;
            else
                return false;
        }
        return digits > 0 && letters > 0 && dashes > 0;
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
            {
                _break |= Breaks.Contains(letter);
                _quoted ^= Quotes.Contains(letter);
            }
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
        if (length > 1 && Count < MostWords && !char.IsAsciiDigit(_letters[_start]))
        {
            _capitals += _capital ? 1 : 0;
            var named = _capital && Count > 0 && !_break;
            _words[Count++] = new Word(_start, length, _break, named, _quoted ? QuotedShare : 1);
            _break = false;
        }
        _capital = false;
        _start = _used;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// Translates ECMA-262 patterns (with the <c>u</c> flag, as JSON Schema wants them) to .NET's: ASCII <c>\d \w \b</c>,
/// ECMA's <c>\s</c>, <c>$</c> at the very end, code points instead of UTF-16 units. <c>\p{…}</c> knows general categories, not
/// scripts, and matches within the basic plane.
/// </summary>
internal sealed class EcmaPattern
{
    private const string Word = "[A-Za-z0-9_]";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly string _source;
    private readonly StringBuilder _out = new();
    private int _at;

    private EcmaPattern(string source) => _source = source;

    public static bool TryCompile(
        string source,
        [NotNullWhen(true)] out Regex? regex,
        out string why
    )
    {
        regex = null;
        try
        {
            var translated = Translate(source);
            regex = Compile(translated);
            why = "";
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            why = $"is not a regular expression: {e.Message}";
            return false;
        }
    }

    internal static string Translate(string source) => new EcmaPattern(source).Run();

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(
                pattern,
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
                Patience
            );
        }
        catch (NotSupportedException)
        {
            // Look-around and back-references need the engine that may take long, hence the limit on its time.
            return new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
    }

    private string Run()
    {
        while (_at < _source.Length)
        {
            var c = _source[_at];
            switch (c)
            {
                case '\\':
                    Escape();
                    break;
                case '[':
                    _at++;
                    _out.Append(ReadClass().ToString());
                    break;
                case '.':
                    _at++;
                    _out.Append(Dot());
                    break;
                case '$':
                    _at++;
                    _out.Append(@"\z");
                    break;
                case '(':
                    Group();
                    break;
                case '{':
                    Quantifier();
                    break;
                case ')' or '|' or '*' or '+' or '?' or '^':
                    _at++;
                    _out.Append(c);
                    break;
                default:
                    Literal(ReadCodePoint());
                    break;
            }
        }
        return _out.ToString();
    }

    private static string Dot()
    {
        var set = new CodePointSet { Negated = true };
        foreach (var newline in "\n\r\u2028\u2029")
            set.Add(newline, newline);
        return set.ToString();
    }

    private void Group()
    {
        _at++;
        _out.Append('(');
        if (_at >= _source.Length || _source[_at] != '?')
            return;
        foreach (var start in (string[])["?:", "?=", "?!", "?<=", "?<!", "?<"])
        {
            if (string.CompareOrdinal(_source, _at, start, 0, start.Length) != 0)
                continue;
            _out.Append(start);
            _at += start.Length;
            if (start == "?<")
                GroupName();
            return;
        }
        throw new FormatException("unknown group (?");
    }

    private void GroupName()
    {
        var end = _source.IndexOf('>', _at);
        if (end < 0)
            throw new FormatException("a group's name lacks its >");
        _out.Append(_source, _at, end + 1 - _at);
        _at = end + 1;
    }

    private void Quantifier()
    {
        var end = _source.IndexOf('}', _at);
        var range = end < 0 ? "" : _source[(_at + 1)..end];
        if (
            range.Length == 0
            || !char.IsAsciiDigit(range[0])
            || range.Any(c => !char.IsAsciiDigit(c) && c != ',')
            || range.Count(c => c == ',') > 1
        )
            throw new FormatException(
                "{ starts no quantifier such as {2,5}; write \\{ for the character"
            );
        _out.Append('{').Append(range).Append('}');
        _at = end + 1;
    }

    private void Escape()
    {
        var kind = Peek(1);
        switch (kind)
        {
            case 'b' or 'B':
                _at += 2;
                _out.Append(
                    kind == 'b'
                        ? $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))"
                        : $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))"
                );
                break;
            case 'k':
                _at += 2;
                _out.Append(@"\k").Append(Peek(0));
                _at++;
                GroupName();
                break;
            case >= '1' and <= '9':
                var start = ++_at;
                while (_at < _source.Length && char.IsAsciiDigit(_source[_at]))
                    _at++;
                _out.Append($@"(?:\{_source.AsSpan(start, _at - start)})");
                break;
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P':
                var set = new CodePointSet();
                ReadClassEscape(set);
                _out.Append(set.ToString());
                break;
            default:
                Literal(ReadEscapedCodePoint(inClass: false));
                break;
        }
    }

    private CodePointSet ReadClass()
    {
        var set = new CodePointSet();
        if (Peek(0) == '^')
        {
            set.Negated = true;
            _at++;
        }
        while (Peek(0) != ']')
        {
            if (ReadClassAtom(set) is not { } from)
                continue;
            if (Peek(0) != '-' || Peek(1) == ']')
            {
                set.Add(from, from);
                continue;
            }
            _at++;
            if (ReadClassAtom(set) is not { } to || to < from)
                throw new FormatException("a range in [] is out of order");
            set.Add(from, to);
        }
        _at++;
        return set;
    }

    /// <summary>A single code point; null when a class such as <c>\d</c> was added to the set instead.</summary>
    private int? ReadClassAtom(CodePointSet set)
    {
        if (Peek(0) != '\\')
            return ReadCodePoint();
        if (Peek(1) is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P')
        {
            ReadClassEscape(set);
            return null;
        }
        return ReadEscapedCodePoint(inClass: true);
    }

    private void ReadClassEscape(CodePointSet set)
    {
        var kind = Peek(1);
        _at += 2;
        if (kind is 'p' or 'P')
        {
            var end = Peek(0) == '{' ? _source.IndexOf('}', _at) : -1;
            if (end < 0)
                throw new FormatException(@"\p wants a {property}");
            var name = _source[(_at + 1)..end];
            _at = end + 1;
            set.AddCategory(UnicodeCategories.Find(name), kind == 'P');
            return;
        }
        var ranges = char.ToLowerInvariant(kind) switch
        {
            'd' => CodePointSet.Digits,
            'w' => CodePointSet.WordCharacters,
            _ => CodePointSet.Spaces,
        };
        set.AddRanges(ranges, complement: char.IsUpper(kind));
    }

    private int ReadEscapedCodePoint(bool inClass)
    {
        var kind = Peek(1);
        _at += 2;
        switch (kind)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when inClass:
                return '\b';
            case '0' when !char.IsAsciiDigit(_at < _source.Length ? _source[_at] : ' '):
                return 0;
            case 'c' when _at < _source.Length && char.IsAsciiLetter(_source[_at]):
                return _source[_at++] % 32;
            case 'x':
                return Hex(2);
            case 'u' when _at < _source.Length && _source[_at] == '{':
                var end = _source.IndexOf('}', _at);
                if (
                    end > 0
                    && int.TryParse(
                        _source.AsSpan(_at + 1, end - _at - 1),
                        NumberStyles.AllowHexSpecifier,
                        null,
                        out var code
                    )
                    && code <= 0x10FFFF
                )
                {
                    _at = end + 1;
                    return code;
                }
                throw new FormatException(@"\u{…} is not a code point");
            case 'u':
                var unit = Hex(4);
                if (
                    char.IsHighSurrogate((char)unit)
                    && string.CompareOrdinal(_source, _at, @"\u", 0, 2) == 0
                )
                {
                    var before = _at;
                    _at += 2;
                    var low = Hex(4);
                    if (char.IsLowSurrogate((char)low))
                        return char.ConvertToUtf32((char)unit, (char)low);
                    _at = before;
                }
                return unit;
            case '^'
            or '$'
            or '\\'
            or '.'
            or '*'
            or '+'
            or '?'
            or '('
            or ')'
            or '['
            or ']'
            or '{'
            or '}'
            or '|'
            or '/':
                return kind;
            // ECMA allows it in a class only; outside, it is common and can mean but one thing.
            case '-':
                return kind;
            default:
                throw new FormatException($@"unknown escape \{kind}");
        }
    }

    private int Hex(int length)
    {
        if (
            _at + length > _source.Length
            || !int.TryParse(
                _source.AsSpan(_at, length),
                NumberStyles.AllowHexSpecifier,
                null,
                out var value
            )
        )
            throw new FormatException("an escape lacks its hexadecimal digits");
        _at += length;
        return value;
    }

    private int ReadCodePoint()
    {
        Rune.DecodeFromUtf16(_source.AsSpan(_at), out var rune, out var length);
        _at += length;
        return rune.Value;
    }

    private char Peek(int ahead) =>
        _at + ahead < _source.Length
            ? _source[_at + ahead]
            : throw new FormatException("it ends too early");

    private void Literal(int codePoint)
    {
        if (codePoint > char.MaxValue)
            _out.Append("(?:").Append(char.ConvertFromUtf32(codePoint)).Append(')');
        else
            _out.Append($@"\u{codePoint:X4}");
    }
}

using System.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>A character class over code points, written as a .NET class over UTF-16 units plus surrogate pairs.</summary>
internal sealed class CodePointSet
{
    public static readonly (int From, int To)[] Digits = [('0', '9')];
    public static readonly (int From, int To)[] WordCharacters =
    [
        ('0', '9'),
        ('A', 'Z'),
        ('_', '_'),
        ('a', 'z'),
    ];

    /// <summary>ECMA's white space and line terminators.</summary>
    public static readonly (int From, int To)[] Spaces =
    [
        ('\t', '\r'),
        (' ', ' '),
        (0xA0, 0xA0),
        (0x1680, 0x1680),
        (0x2000, 0x200A),
        (0x2028, 0x2029),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
        (0xFEFF, 0xFEFF),
    ];

    private const int LastCodePoint = 0x10FFFF;
    private const string AnyPair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly StringBuilder _units = new();
    private readonly List<string> _pairs = [];

    public bool Negated { get; set; }

    public void Add(int from, int to)
    {
        // Halves of pairs stand for no code point of their own.
        AddUnits(from, int.Min(to, 0xD7FF));
        AddUnits(int.Max(from, 0xE000), int.Min(to, char.MaxValue));
        if (to > char.MaxValue)
            AddPairs(int.Max(from, char.MaxValue + 1), to);
    }

    public void AddRanges((int From, int To)[] ranges, bool complement)
    {
        if (!complement)
        {
            foreach (var (from, to) in ranges)
                Add(from, to);
            return;
        }
        var next = 0;
        foreach (var (from, to) in ranges)
        {
            Add(next, from - 1);
            next = to + 1;
        }
        Add(next, LastCodePoint);
    }

    /// <summary>Adds what is in one of the categories, which go by .NET's short names, such as <c>Lu</c>.</summary>
    public void AddCategory(string[] category, bool complement)
    {
        if (!complement)
        {
            foreach (var name in category)
                _units.Append($@"\p{{{name}}}");
            return;
        }
        if (category.Length != 1)
            throw new FormatException(@"\P of a compound property is not supported");
        _units.Append($@"\P{{{category[0]}}}");
        _pairs.Add(AnyPair);
    }

    public override string ToString()
    {
        var pairs = string.Join('|', _pairs.Distinct());
        if (Negated)
        {
            var anyOther = pairs.Length == 0 ? AnyPair : $"(?!{pairs}){AnyPair}";
            return $@"(?:[^{_units}\uD800-\uDFFF]|{anyOther})";
        }
        var units = _units.Length == 0 ? "" : $"[{_units}]";
        return (units.Length, pairs.Length) switch
        {
            (0, 0) => "(?!)",
            (0, _) => $"(?:{pairs})",
            (_, 0) => units,
            _ => $"(?:{units}|{pairs})",
        };
    }

    private void AddUnits(int from, int to)
    {
        if (from <= to)
            _units.Append(Unit(from)).Append('-').Append(Unit(to));
    }

    private void AddPairs(int from, int to)
    {
        while (from <= to)
        {
            var (high, low) = Split(from);
            var (lastHigh, lastLow) = Split(to);
            if (high == lastHigh)
            {
                _pairs.Add($"{Unit(high)}[{Unit(low)}-{Unit(lastLow)}]");
                return;
            }
            if (low == 0xDC00)
            {
                // Whole blocks of 1024 at once, up to the one that ends early.
                var whole = lastLow == 0xDFFF ? lastHigh : lastHigh - 1;
                _pairs.Add($@"[{Unit(high)}-{Unit(whole)}][\uDC00-\uDFFF]");
                from = char.ConvertToUtf32((char)whole, '\uDFFF') + 1;
                continue;
            }
            _pairs.Add($@"{Unit(high)}[{Unit(low)}-\uDFFF]");
            from = char.ConvertToUtf32((char)high, '\uDFFF') + 1;
        }
    }

    private static (int High, int Low) Split(int codePoint)
    {
        var text = char.ConvertFromUtf32(codePoint);
        return (text[0], text[1]);
    }

    private static string Unit(int unit) => $@"\u{unit:X4}";
}

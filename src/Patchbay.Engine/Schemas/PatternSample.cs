using System.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>Writes a string that matches a simple pattern: literals, classes, groups, alternatives, repetition.</summary>
internal sealed class PatternSample
{
    private readonly string _pattern;
    private readonly Func<int, int> _choose;
    private readonly int _extra;
    private int _at;

    private PatternSample(string pattern, int extra, Func<int, int> choose) =>
        (_pattern, _extra, _choose) = (pattern, extra, choose);

    /// <summary>Null when the pattern uses what is not understood here, or no length fits.</summary>
    public static string? TryMake(
        string pattern,
        int variant,
        Random? random,
        long least = 0,
        long most = long.MaxValue
    )
    {
        for (var extra = 0; extra < 64; extra++)
        {
            var turn = 0;
            var sample = new PatternSample(
                pattern,
                extra,
                count => random?.Next(count) ?? (variant + turn++ * variant) % count
            );
            try
            {
                var text = sample.Alternatives();
                if (text.Length >= least && text.Length <= most)
                    return text;
            }
            catch (NotSupportedException)
            {
                return null;
            }
        }
        return null;
    }

    private bool More => _at < _pattern.Length;

    private string Alternatives()
    {
        var options = new List<string> { Sequence() };
        while (More && _pattern[_at] == '|')
        {
            _at++;
            options.Add(Sequence());
        }
        return options[_choose(options.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (More && _pattern[_at] is not ('|' or ')'))
        {
            if (_pattern[_at] is '^' or '$')
            {
                _at++;
                continue;
            }
            // Each repetition reads the atom anew, so that the characters differ.
            var start = _at;
            var first = Atom();
            var times = Times();
            var end = _at;
            for (var i = 0; i < times; i++)
            {
                if (i == 0)
                    text.Append(first);
                else
                {
                    _at = start;
                    text.Append(Atom());
                }
            }
            _at = end;
        }
        return text.ToString();
    }

    private string Atom()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '(':
                if (More && _pattern[_at] == '?')
                    Skip(
                        _pattern.AsSpan(_at).StartsWith("?:")
                            ? 2
                            : throw new NotSupportedException()
                    );
                var inner = Alternatives();
                Skip(1);
                return inner;
            case '[':
                return Class();
            case '.':
                return Letter();
            case '\\':
                return Escape(_pattern[_at++]);
            default:
                return c.ToString();
        }
    }

    private void Skip(int count) => _at += count;

    private string Letter() => ((char)('a' + _choose(26))).ToString();

    private string Escape(char kind) =>
        kind switch
        {
            'd' => ((char)('0' + _choose(10))).ToString(),
            'w' or 'S' or 'D' => Letter(),
            's' or 'W' => " ",
            't' => "\t",
            'n' => "\n",
            'r' => "\r",
            _ when !char.IsAsciiLetterOrDigit(kind) => kind.ToString(),
            _ => throw new NotSupportedException(),
        };

    private string Class()
    {
        var negated = _pattern[_at] == '^';
        if (negated)
            _at++;
        var members = new List<char>();
        while (_pattern[_at] != ']')
        {
            var from = Member(members);
            if (_pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                var to = Member([]);
                for (var c = from; c <= to && members.Count < 2000; c++)
                    members.Add(c);
            }
            else
                members.Add(from);
        }
        _at++;
        if (negated)
            members = [.. "abcdefghijklmnopqrstuvwxyz0123456789 ABC_-!".Except(members)];
        return members.Count == 0
            ? throw new NotSupportedException()
            : members[_choose(members.Count)].ToString();
    }

    private char Member(List<char> members)
    {
        var c = _pattern[_at++];
        if (c != '\\')
            return c;
        var kind = _pattern[_at++];
        if (kind is 'd' or 'w' or 's')
        {
            members.AddRange(
                kind == 'd' ? "0123456789"
                : kind == 'w' ? "abcdefghijklmnopqrstuvwxyz0123456789_"
                : " "
            );
            return members[^1];
        }
        return Escape(kind)[0];
    }

    private int Times()
    {
        if (!More)
            return 1;
        var (least, most) = (1, 1);
        switch (_pattern[_at])
        {
            case '*':
                (least, most) = (0, int.MaxValue);
                break;
            case '+':
                (least, most) = (1, int.MaxValue);
                break;
            case '?':
                (least, most) = (0, 1);
                break;
            case '{':
                var end = _pattern.IndexOf('}', _at);
                var bounds = _pattern[(_at + 1)..end].Split(',');
                least = int.Parse(bounds[0]);
                most =
                    bounds.Length == 1 ? least
                    : bounds[1].Length == 0 ? int.MaxValue
                    : int.Parse(bounds[1]);
                _at = end;
                break;
            default:
                return 1;
        }
        _at++;
        if (More && _pattern[_at] == '?')
            _at++;
        return int.Min(most, int.Min(least, 1000) + _extra);
    }
}

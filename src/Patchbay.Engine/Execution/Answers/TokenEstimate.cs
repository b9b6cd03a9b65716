using System.Text;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>
/// How many tokens of a language model a JSON text takes, without a tokenizer: the text is cut into the pieces that o200k
/// cuts it into before it looks words up, and each piece counts by its kind and length. The costs are what such pieces take
/// in the sandbox's answers and a little more; <c>bench/README.md</c> has how near that comes. Text unlike those, as one
/// without Latin letters, is estimated far above what it takes.
/// </summary>
public static class TokenEstimate
{
    /// <summary>Costs are counted in hundredths of a token.</summary>
    public const int Whole = 100;

    // By the number of letters.
    private static ReadOnlySpan<ushort> Word =>
        [0, 105, 110, 130, 125, 130, 150, 155, 150, 210, 205, 180, 200, 240, 230];

    // Beside digits: parts of ids, of keys and of signed addresses, which are no words.
    private static ReadOnlySpan<ushort> Code => [0, 103, 118, 185, 240, 290, 330, 350, 500];

    // Joined by a dot, an @ or a dash: of addresses.
    private const int Joined = 70;

    public static int Of(ReadOnlySpan<byte> json) => ToTokens(CostOf(json));

    public static int ToTokens(long cost) =>
        (int)long.Min((cost + Whole - 1) / Whole, int.MaxValue);

    public static long CostOf(string text) => CostOf(Encoding.UTF8.GetBytes(text));

    public static long CostOf(ReadOnlySpan<byte> json)
    {
        var cost = 0L;
        var at = 0;
        var before = Kind.Space;
        var joined = false;
        while (at < json.Length)
        {
            var start = at;
            var kind = KindOf(json[at]);
            switch (kind)
            {
                case Kind.Lower or Kind.Upper:
                    at = EndOfWord(json, at);
                    var inCode = before == Kind.Digit || IsDigit(json, at);
                    cost += CostOfWord(at - start, inCode ? Code : Word) + (joined ? Joined : 0);
                    break;
                case Kind.Digit:
                    at = EndOf(json, at, Kind.Digit);
                    cost += (at - start + 2) / 3 * Whole;
                    break;
                case Kind.Mark or Kind.Space:
                    at = EndOf(json, at, kind);
                    joined = kind == Kind.Mark && at - start == 1 && IsLetter(json, at);
                    // One before a word goes with it.
                    if (at - start > 1 || !IsLetter(json, at))
                        cost += CostOfMarks(at - start);
                    before = kind;
                    continue;
                default:
                    at++;
                    cost += Whole / 2;
                    break;
            }
            (before, joined) = (kind, false);
        }
        return cost;
    }

    private static int CostOfWord(int letters, ReadOnlySpan<ushort> costs) =>
        letters < costs.Length ? costs[letters] : costs[^1] + (letters - costs.Length + 1) * 40;

    private static int CostOfMarks(int marks) => marks <= 3 ? Whole + 2 : marks * 42;

    /// <summary>Capitals and then small letters are one word, small ones and then a capital two.</summary>
    private static int EndOfWord(ReadOnlySpan<byte> json, int at)
    {
        at = EndOf(json, at, Kind.Upper);
        return EndOf(json, at, Kind.Lower);
    }

    private static int EndOf(ReadOnlySpan<byte> json, int at, Kind kind)
    {
        while (at < json.Length && KindOf(json[at]) == kind)
            at++;
        return at;
    }

    private static bool IsLetter(ReadOnlySpan<byte> json, int at) =>
        at < json.Length && KindOf(json[at]) is Kind.Lower or Kind.Upper;

    private static bool IsDigit(ReadOnlySpan<byte> json, int at) =>
        at < json.Length && KindOf(json[at]) == Kind.Digit;

    private static Kind KindOf(byte octet) =>
        octet switch
        {
            >= (byte)'a' and <= (byte)'z' => Kind.Lower,
            >= (byte)'A' and <= (byte)'Z' => Kind.Upper,
            >= (byte)'0' and <= (byte)'9' => Kind.Digit,
            <= (byte)' ' => Kind.Space,
            < 0x80 => Kind.Mark,
            _ => Kind.Foreign,
        };

    private enum Kind
    {
        Lower,
        Upper,
        Digit,
        Space,
        Mark,
        Foreign,
    }
}

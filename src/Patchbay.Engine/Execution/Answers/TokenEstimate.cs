using System.Text;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>
/// How many tokens of a language model a JSON text takes, without a tokenizer: the text is cut into the pieces that o200k
/// cuts it into before it looks words up, and each piece counts by its kind and length. The costs were measured on the
/// sandbox's answers and lie a little above; where a text is unlike those, as one without Latin letters, far above.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>Costs are counted in hundredths of a token.</summary>
    public const int Whole = 100;

    // Hundredths of a token by how many letters of one case a word has.
    private static ReadOnlySpan<ushort> Word =>
        [0, 100, 105, 115, 120, 130, 140, 150, 160, 180, 200, 220, 250];

    public static int Of(ReadOnlySpan<byte> json) => ToTokens(CostOf(json));

    public static long CostOf(string text) => CostOf(Encoding.UTF8.GetBytes(text));

    public static int ToTokens(long cost) =>
        (int)long.Min((cost + Whole - 1) / Whole, int.MaxValue);

    public static long CostOf(ReadOnlySpan<byte> json)
    {
        var cost = 0L;
        var at = 0;
        while (at < json.Length)
        {
            var start = at;
            switch (KindOf(json[at]))
            {
                case Kind.Lower or Kind.Upper:
                    at = EndOfWord(json, at);
                    cost += CostOfWord(at - start);
                    break;
                case Kind.Digit:
                    at = EndOf(json, at, Kind.Digit);
                    cost += (at - start + 2) / 3 * Whole;
                    break;
                case Kind.Space:
                    at = EndOf(json, at, Kind.Space);
                    // One space goes with the word after it.
                    cost += at - start == 1 ? 10 : Whole;
                    break;
                case Kind.Mark:
                    at = EndOf(json, at, Kind.Mark);
                    cost += (at - start + 2) / 3 * Whole;
                    break;
                default:
                    at++;
                    cost += Whole / 2;
                    break;
            }
        }
        return cost;
    }

    private static int CostOfWord(int letters) =>
        letters < Word.Length ? Word[letters] : Word[^1] + (letters - Word.Length + 1) * 25;

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

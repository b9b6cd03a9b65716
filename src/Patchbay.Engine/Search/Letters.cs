namespace Patchbay.Engine.Search;

/// <summary>
/// Lower case without accents, for the Latin letters of Europe. A table of its own, since the program runs without
/// culture data and may not allocate here.
/// </summary>
internal static class Letters
{
    private const string Accented =
        "àáâãäåāăą=a;çćĉċč=c;ðďđ=d;èéêëēĕėęě=e;ĝğġģ=g;ĥħ=h;ìíîïĩīĭįı=i;ĵ=j;ķ=k;ĺļľŀł=l;ñńņňŉ=n;"
        + "òóôõöøōŏő=o;ŕŗř=r;śŝşšș=s;ţťŧț=t;ùúûüũūŭůűų=u;ŵ=w;ýÿŷ=y;źżž=z;æ=ae;œ=oe;ß=ss;þ=th";

    private static readonly string?[] Folded = Table();

    /// <summary>Writes the letter's plain form and says how many letters that is: 0 for what only marks an accent.</summary>
    public static int Fold(char letter, Span<char> into)
    {
        if (char.IsAsciiLetterOrDigit(letter))
        {
            into[0] = (char)(letter is >= 'A' and <= 'Z' ? letter | 0x20 : letter);
            return 1;
        }
        if (letter is >= '\u0300' and <= '\u036f')
            return 0;
        var lower = char.ToLowerInvariant(letter);
        if (lower < Folded.Length && Folded[lower] is { } plain)
        {
            plain.CopyTo(into);
            return plain.Length;
        }
        into[0] = lower;
        return 1;
    }

    private static string?[] Table()
    {
        var table = new string?[0x250];
        foreach (var entry in Accented.Split(';'))
        {
            var (from, to) = (entry[..entry.IndexOf('=')], entry[(entry.IndexOf('=') + 1)..]);
            foreach (var letter in from)
                table[letter] = to;
        }
        return table;
    }
}

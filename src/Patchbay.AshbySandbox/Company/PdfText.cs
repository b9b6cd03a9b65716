namespace Patchbay.AshbySandbox.Company;

/// <summary>Text in WinAnsi, the encoding of PDF's built-in fonts. Latin letters it lacks lose their accent, other
/// scripts become question marks; callers ask <see cref="Spells"/> first where a better spelling exists.</summary>
internal static class PdfText
{
    private const string High = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

    // The bytes of High, in its order: 0x80 to 0x9F without the five that WinAnsi leaves empty.
    private static readonly byte[] HighBytes =
    [
        .. Enumerable
            .Range(0x80, 0x20)
            .Except([0x81, 0x8D, 0x8F, 0x90, 0x9D])
            .Select(value => (byte)value),
    ];

    // Each letter is followed by its bare form.
    private const string Bare =
        "ąaćcęełlńnśsźzżzĄAĆCĘEŁLŃNŚSŹZŻZğgıişsĞGİIŞSăađdơoưuĂAĐDƠOƯUạaảaấaầaẩaậaắaằaẹeẻe"
        + "ếeềeểeệeịiọoỏoốoồoộoớoờoợoụuủuứuừuựuỳyỹyāaīiūuĀAĪIŪUṬTṭtḤHḥh";

    public static bool Spells(string text) =>
        text.All(letter => letter == '?' || Encode(letter) != (byte)'?');

    public static byte Encode(char letter)
    {
        if (TryEncode(letter, out var code))
        {
            return code;
        }
        var at = Bare.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? (byte)'?' : (byte)Bare[at + 1];
    }

    private static bool TryEncode(char letter, out byte code)
    {
        code = (byte)letter;
        if (letter is >= ' ' and <= '~' or >= '\u00A0' and <= '\u00FF')
        {
            return true;
        }
        var at = High.IndexOf(letter, StringComparison.Ordinal);
        code = at < 0 ? (byte)0 : HighBytes[at];
        return at >= 0;
    }
}

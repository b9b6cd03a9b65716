namespace Patchbay.Engine.Tools;

/// <summary>Says less of the same: whole sentences, as many as fit.</summary>
internal static class ShortText
{
    /// <summary>The first sentences that fit; of a first one that does not, the part before a clause's end.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = LastEnd(text, most, ". ");
        if (end > 0)
            return text[..(end + 1)];
        end = LastEnd(text, most, "; ");
        if (end < most / 3)
            end = LastEnd(text, most, ", ");
        if (end < most / 3)
            end = LastEnd(text, most, " ");
        return end > 0 ? $"{text[..end].TrimEnd(':', ',', ';', ' ')}." : text[..most];
    }

    private static int LastEnd(string text, int most, string mark) =>
        text.LastIndexOf(mark, most - 1, StringComparison.Ordinal);
}

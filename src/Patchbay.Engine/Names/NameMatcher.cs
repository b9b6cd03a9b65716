using Patchbay.Engine.Text;

namespace Patchbay.Engine.Names;

/// <summary>How a text fits a name; the first is the best.</summary>
public enum NameMatch
{
    /// <summary>The text is the id itself.</summary>
    Id,

    /// <summary>Letter by letter.</summary>
    Exact,

    /// <summary>The same but for case, accents, punctuation or the order of the words.</summary>
    Folded,

    /// <summary>There is no other record that it can be.</summary>
    Only,

    /// <summary>The name begins so.</summary>
    Prefix,

    /// <summary>The name has these words, whole or their beginnings.</summary>
    Part,

    /// <summary>A letter or a few are different.</summary>
    Typo,
}

/// <summary>Holds one text against names.</summary>
internal sealed class NameMatcher(string text)
{
    private readonly string _plain = Plain(text);
    private readonly FoldedText _text = FoldedText.Of(text);

    /// <summary>The best fit to any of the names; null for none.</summary>
    public NameMatch? Best(IEnumerable<string> names) =>
        names.Select(Match).Where(match => match is not null).DefaultIfEmpty(null).Min();

    /// <summary>The text stands somewhere in it, if only in the middle of a word.</summary>
    public bool IsIn(string name) =>
        FoldedText
            .Of(name)
            .Forms.Any(theirs =>
                _text.Forms.Any(mine =>
                    theirs.Joined.Contains(mine.Joined, StringComparison.Ordinal)
                )
            );

    public NameMatch? Match(string name)
    {
        if (_plain == Plain(name))
            return NameMatch.Exact;
        if (_text.IsEmpty)
            return null;
        NameMatch? best = null;
        foreach (var theirs in FoldedText.Of(name).Forms)
        foreach (var mine in _text.Forms)
            if (Match(mine, theirs) is { } match && (best is null || match < best))
                best = match;
        return best;
    }

    private static NameMatch? Match(FoldedText.Form text, FoldedText.Form name)
    {
        if (name.Words.Count == 0)
            return null;
        if (
            text.Joined == name.Joined
            || (
                text.Words.Count == name.Words.Count
                && text.Words.Order(StringComparer.Ordinal)
                    .SequenceEqual(name.Words.Order(StringComparer.Ordinal))
            )
        )
            return NameMatch.Folded;
        if (
            text.Joined.Length >= 2
            && name.Joined.StartsWith(text.Joined, StringComparison.Ordinal)
        )
            return NameMatch.Prefix;
        if (Covers(text.Words, name.Words, IsBeginning))
            return NameMatch.Part;
        return IsNear(text.Joined, name.Joined) || Covers(text.Words, name.Words, IsNear)
            ? NameMatch.Typo
            : null;
    }

    /// <summary>Each word of the text has a word of the name to itself.</summary>
    private static bool Covers(
        IReadOnlyList<string> text,
        IReadOnlyList<string> name,
        Func<string, string, bool> fits
    )
    {
        var free = name.ToList();
        foreach (var word in text)
        {
            var at = free.IndexOf(word);
            if (at < 0)
                at = free.FindIndex(other => fits(word, other));
            if (at < 0)
                return false;
            free.RemoveAt(at);
        }
        return true;
    }

    private static bool IsBeginning(string word, string other) =>
        word == other || (word.Length >= 3 && other.StartsWith(word, StringComparison.Ordinal));

    private static bool IsNear(string word, string other)
    {
        if (word == other)
            return true;
        var most = int.Min(word.Length, other.Length) switch
        {
            < 4 => 0,
            < 8 => 1,
            < 14 => 2,
            _ => 3,
        };
        // Another number is another thing: a digit is no slip of the hand.
        return most > 0
            && int.Abs(word.Length - other.Length) <= most
            && Digits(word).SequenceEqual(Digits(other))
            && EditDistance.Between(word, other) <= most;
    }

    private static IEnumerable<char> Digits(string word) => word.Where(char.IsDigit);

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

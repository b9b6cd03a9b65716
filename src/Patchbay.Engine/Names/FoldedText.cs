using System.Globalization;
using System.Text;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Names;

/// <summary>
/// A text without what people leave out or write in another way: case, accents, punctuation. An umlaut is read both as
/// its vowel and as two, so <c>Müller</c> is <c>muller</c> and <c>mueller</c>.
/// </summary>
internal sealed class FoldedText
{
    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ä'] = "ae",
        ['ö'] = "oe",
        ['ü'] = "ue",
        ['ø'] = "oe",
        ['å'] = "aa",
    };

    private FoldedText(IReadOnlyList<Form> forms) => Forms = forms;

    /// <summary>The ways to read it, at least one.</summary>
    public IReadOnlyList<Form> Forms { get; }

    public bool IsEmpty => Forms[0].Words.Count == 0;

    public static FoldedText Of(string text)
    {
        var lower = text.ToLowerInvariant()
            .Replace("a\u0308", "ä", StringComparison.Ordinal)
            .Replace("o\u0308", "ö", StringComparison.Ordinal)
            .Replace("u\u0308", "ü", StringComparison.Ordinal);
        var plain = Form.Of(lower);
        return lower.Any(Spelled.ContainsKey)
            ? new([
                plain,
                Form.Of(string.Concat(lower.Select(c => Spelled.GetValueOrDefault(c) ?? $"{c}"))),
            ])
            : new([plain]);
    }

    public bool IsSameAs(FoldedText other) =>
        Forms.Any(mine => other.Forms.Any(theirs => mine.Joined == theirs.Joined));

    /// <param name="Joined">All words without a space, so that <c>on-site</c> is <c>onsite</c>.</param>
    public sealed record Form(IReadOnlyList<string> Words, string Joined)
    {
        public static Form Of(string lower)
        {
            var words = new List<string>();
            var word = new StringBuilder();
            foreach (var c in lower)
            {
                if (LatinLetters.BaseOf(c) is { } letters)
                    word.Append(letters);
                else if (char.IsLetterOrDigit(c))
                    word.Append(c);
                else if (
                    c is not ('\'' or '’')
                    && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                )
                    End();
            }
            End();
            return new(words, string.Concat(words));

            void End()
            {
                if (word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}

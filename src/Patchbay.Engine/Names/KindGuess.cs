namespace Patchbay.Engine.Names;

/// <summary>One look at some kinds.</summary>
/// <param name="Because">Why these; null when the kind was stated.</param>
/// <param name="Ends">Something that fits roughly is enough; otherwise the next round may have what fits better.</param>
internal sealed record Round(
    IReadOnlyList<NameKind> Kinds,
    string Text,
    LookDepth Depth,
    string? Because,
    bool Ends = true
);

/// <summary>Which kinds a text may be about, and in which order they are looked through.</summary>
internal sealed class KindGuess(NameTable table)
{
    private static readonly string[] Fillers =
    [
        "the",
        "a",
        "an",
        "our",
        "named",
        "called",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "o",
        "os",
        "as",
    ];

    /// <summary>The rounds for a kind that was stated.</summary>
    /// <param name="hasContext">Something else is known, so that the word of the kind alone may do: "the application".</param>
    public static IReadOnlyList<Round> Stated(NameKind kind, string text, bool hasContext)
    {
        // The word of the kind, said though the kind is stated: "the onsite stage".
        var bare = Without(kind, text)?.Left;
        if (bare is { Length: 0 } && !hasContext)
            bare = null;
        string[] texts = bare is null ? [text] : [text, bare];
        return
        [
            .. texts.Select(one => new Round([kind], one, LookDepth.First, null, Ends: false)),
            .. texts.Select(one => new Round([kind], one, LookDepth.All, null)),
        ];
    }

    /// <summary>The rounds when nothing was stated; each says why.</summary>
    public IReadOnlyList<Round> Of(string text, bool hasContext)
    {
        if (NameFinder.IsAddress(text))
            return
            [
                new(
                    [.. table.Kinds.Where(kind => TakesAddress(kind))],
                    text,
                    LookDepth.First,
                    "The text is an email address."
                ),
            ];
        var words = ByWord(text, hasContext).ToList();
        var said = words.Concat(ByHint(text)).Concat(ByCode(text)).ToList();
        return
        [
            .. said,
            .. First(text, said.Count == 0),
            // A word may have been part of a name, and all is open again; a hint or a number is not.
            .. said.Count == words.Count ? Unsaid(text) : [],
        ];
    }

    private IEnumerable<Round> ByWord(string text, bool hasContext)
    {
        var named = table
            .Kinds.Select(kind => (kind, found: Without(kind, text)))
            .Where(one => one.found is { } found && (hasContext || found.Left.Length > 0))
            .Select(one => (one.kind, found: one.found!.Value))
            .ToList();
        if (named.Count == 0)
            yield break;
        // "job posting" says more than "posting".
        var most = named.Max(one => one.found.Word.Length);
        foreach (
            var group in named
                .Where(one => one.found.Word.Length == most)
                .GroupBy(one => (one.found.Word, one.found.Left))
        )
        {
            var kinds = group.Select(one => one.kind).ToList();
            var because = $"The word '{group.Key.Word}' names {List(kinds)}.";
            // The word may belong to the name: "Team interview".
            foreach (var one in (string[])[group.Key.Left, text])
                yield return new(kinds, one, LookDepth.First, because, Ends: false);
            yield return new(kinds, group.Key.Left, LookDepth.All, because);
        }
    }

    private IEnumerable<Round> ByHint(string text)
    {
        var asked = FoldedText.Of(text);
        var hinted = table
            .Kinds.Where(kind => kind.Hints.Any(hint => asked.IsSameAs(FoldedText.Of(hint))))
            .ToList();
        if (hinted.Count > 0)
            yield return new(
                hinted,
                text,
                LookDepth.All,
                $"'{text}' is a usual name of {List(hinted)}."
            );
        var space = text.IndexOf(' ');
        if (space < 0)
            yield break;
        var (first, rest) = (text[..space], text[(space + 1)..].Trim());
        foreach (
            var kind in table.Kinds.Where(kind =>
                kind.Starts.Contains(first, StringComparer.OrdinalIgnoreCase)
            )
        )
            yield return new(
                [kind],
                rest,
                LookDepth.All,
                $"A text that begins with '{first}' is about {kind.Plural}."
            );
    }

    /// <summary>A number of a job or an opening: letters and digits without a space.</summary>
    private IEnumerable<Round> ByCode(string text)
    {
        if (!text.Any(char.IsDigit) || text.Any(char.IsWhiteSpace))
            yield break;
        var coded = table.Kinds.Where(kind => kind.Codes).ToList();
        if (coded.Count > 0)
            yield return new(
                coded,
                text,
                LookDepth.First,
                $"'{text}' looks like a number of {List(coded)}."
            );
    }

    private IEnumerable<Round> First(string text, bool nothingSaid)
    {
        var first = Guessed(1);
        if (first.Count > 0)
            yield return new(
                first,
                text,
                LookDepth.First,
                nothingSaid
                    ? $"Nothing says the kind: looked first among {List(first)}."
                    : $"Nothing fits there: looked among {List(first)} too.",
                Ends: false
            );
    }

    private IEnumerable<Round> Unsaid(string text)
    {
        var (first, then) = (Guessed(1), Guessed(2));
        var because = $"Then among {List(then)}, and no others.";
        if (then.Count > 0)
            yield return new(then, text, LookDepth.First, because, Ends: false);
        yield return new([.. first, .. then], text, LookDepth.All, because);
    }

    private List<NameKind> Guessed(int turn) =>
        table.Kinds.Where(kind => kind.Guess == turn).ToList();

    private static bool TakesAddress(NameKind kind) =>
        kind.Find.Any(find => find.Search.Any(search => search.By == SearchBy.Email));

    /// <summary>The text without a word of the kind that it begins or ends with.</summary>
    private static (string Word, string Left)? Without(NameKind kind, string text)
    {
        text = Bare(text);
        (string Word, string Left)? best = null;
        foreach (var word in kind.Words)
        {
            if (best is { } found && found.Word.Length >= word.Length)
                continue;
            if (
                text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && IsBreak(text, word.Length)
            )
                best = (word, Bare(text[word.Length..]));
            else if (
                text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && IsBreak(text, text.Length - word.Length - 1)
            )
                best = (word, Bare(text[..^word.Length]));
        }
        return best;
    }

    private static bool IsBreak(string text, int at) =>
        at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    private static string Bare(string text)
    {
        text = text.Trim(' ', ':', '=', '"', '\'', '“', '”', '„', '-', '–');
        if (
            text.EndsWith("'s", StringComparison.Ordinal)
            || text.EndsWith("’s", StringComparison.Ordinal)
        )
            text = text[..^2];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 0 && Fillers.Contains(words[0], StringComparer.OrdinalIgnoreCase))
            words.RemoveAt(0);
        return string.Join(' ', words).Trim('"', '\'', '“', '”', '„');
    }

    private static string List(IEnumerable<NameKind> kinds)
    {
        var names = kinds.Select(kind => kind.Plural).ToList();
        return names.Count < 2
            ? string.Concat(names)
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}

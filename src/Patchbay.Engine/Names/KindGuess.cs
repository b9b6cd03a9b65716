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
        return [.. ByWord(text, hasContext), .. ByHint(text), .. Unsaid(text)];
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
            yield return new(
                [.. group.Select(one => one.kind)],
                group.Key.Left,
                LookDepth.All,
                $"The word '{group.Key.Word}' names {List(group.Select(one => one.kind))}."
            );
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

    private IEnumerable<Round> Unsaid(string text)
    {
        var first = table.Kinds.Where(kind => kind.Guess == 1).ToList();
        var then = table.Kinds.Where(kind => kind.Guess == 2).ToList();
        var because =
            $"Nothing says the kind: looked among {List(first)}, then among {List(then)}.";
        if (first.Count > 0)
            yield return new(
                first,
                text,
                LookDepth.First,
                $"Nothing says the kind: looked among {List(first)}.",
                Ends: false
            );
        if (then.Count > 0)
            yield return new(then, text, LookDepth.All, because, Ends: false);
        if (first.Count > 0)
            yield return new(first, text, LookDepth.All, because);
    }

    private static bool TakesAddress(NameKind kind) =>
        kind.Find.Any(find => find.Search.Any(search => search.By == SearchBy.Email));

    /// <summary>The text without a word of the kind that it begins or ends with.</summary>
    private static (string Word, string Left)? Without(NameKind kind, string text)
    {
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

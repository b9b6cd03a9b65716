namespace Patchbay.Engine.Definitions;

/// <summary>How the people who use a provider speak: what the search knows of words beyond the actions' own texts.</summary>
/// <param name="Ignored">Words that say nothing of what is wanted.</param>
/// <param name="Whole">Words whose ending makes the meaning, so that it is never cut.</param>
/// <param name="Instead">What comes before something that is <em>not</em> wanted, such as <c>rather than</c>.</param>
/// <param name="Meanings">Words and phrases of any language that mean the same.</param>
public sealed record SearchWords(
    IReadOnlyList<string> Ignored,
    IReadOnlyList<string> Whole,
    IReadOnlyList<string> Instead,
    IReadOnlyList<WordMeaning> Meanings
);

/// <param name="Name">The meaning in one English word, which is one of its words too.</param>
public sealed record WordMeaning(string Name, IReadOnlyList<string> Words);

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>words.yaml</c>: the words of the provider's users, for the search.</summary>
internal static class WordsFile
{
    public static SearchWords Read(YamlFields file)
    {
        var meanings = file.Map("meanings");
        var words = new SearchWords(
            Single(file, "ignored"),
            Single(file, "whole"),
            file.Texts("instead"),
            meanings.Keys.Select(name => ReadMeaning(meanings, name)).ToList()
        );
        foreach (
            var word in words.Meanings.SelectMany(meaning => meaning.Words).Intersect(words.Ignored)
        )
            file.Fault("ignored", $"'{word}' has a meaning");
        file.RefuseOthers();
        return words;
    }

    private static WordMeaning ReadMeaning(YamlFields meanings, string name)
    {
        var words = meanings.Texts(name);
        if (words.Count == 0)
            meanings.Fault(name, "must list at least one word");
        foreach (var word in words.Where(word => !word.Any(char.IsLetter)))
            meanings.Fault(name, $"'{word}' is not a word");
        foreach (var word in Twice([name, .. words]))
            meanings.Fault(name, $"'{word}' is listed twice");
        return new WordMeaning(name, words);
    }

    private static IReadOnlyList<string> Single(YamlFields file, string key)
    {
        var words = file.Texts(key);
        foreach (var word in words.Where(word => !word.All(char.IsLetter)))
            file.Fault(key, $"'{word}' must be a single word");
        foreach (var word in Twice(words))
            file.Fault(key, $"'{word}' is listed twice");
        return words;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> words) =>
        words
            .GroupBy(word => word, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);
}

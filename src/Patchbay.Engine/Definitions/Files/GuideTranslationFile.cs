using System.Text.RegularExpressions;
using Patchbay.Engine.Guides;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>
/// <c>guide.de.yaml</c> and its like: the texts of <c>guide.yaml</c> in another language. It has the same parts in the same
/// order; which scopes they are for stands in <c>guide.yaml</c> alone.
/// </summary>
internal sealed partial class GuideTranslationFile(GuideDefinition original)
{
    private const string Original = "guide.yaml";

    public GuideDefinition Read(string language, YamlFields file)
    {
        var page = file.Map("page");
        var words = GuideWordsFile.Read(page);
        foreach (var key in page.Keys)
            CheckPlaceholders(page, key, OriginalWord(key), page.OptionalText(key));
        var guide = original with
        {
            Language = language,
            Title = Text(file, "title", original.Title) ?? "",
            Description = Text(file, "description", original.Description) ?? "",
            Warning = Text(file, "warning", original.Warning) ?? "",
            Sections = Pair(file, "sections", original.Sections, ReadSection),
            Words = words,
        };
        file.RefuseOthers();
        return guide;
    }

    /// <summary>The words of the original as its file has them, to compare each with its translation.</summary>
    public required YamlFields OriginalPage { get; init; }

    private string? OriginalWord(string key) => OriginalPage.OptionalText(key);

    private GuideSection ReadSection(YamlFields fields, GuideSection section)
    {
        var translated = section with
        {
            Title = Text(fields, "title", section.Title) ?? "",
            Content = Text(fields, "content", section.Content),
            Steps = Pair(fields, "steps", section.Steps, ReadStep),
        };
        fields.RefuseOthers();
        return translated;
    }

    private GuideStep ReadStep(YamlFields fields, GuideStep step)
    {
        var list = fields.Texts("list");
        if (list.Count != step.List.Count)
            fields.Fault("list", $"must have {step.List.Count} entries, as in {Original}");
        foreach (var (own, other) in list.Zip(step.List))
            CheckPlaceholders(fields, "list", other, own);
        var translated = step with
        {
            Title = Text(fields, "title", step.Title) ?? "",
            Content = Text(fields, "content", step.Content),
            List = list,
        };
        fields.RefuseOthers();
        return translated;
    }

    private static string? Text(YamlFields fields, string key, string? other)
    {
        if (other is not null)
        {
            var text = fields.Text(key);
            CheckPlaceholders(fields, key, other, text);
            return text;
        }
        if (fields.OptionalText(key) is not null)
            fields.Fault(key, $"has no counterpart in {Original}");
        return null;
    }

    private static List<T> Pair<T>(
        YamlFields fields,
        string key,
        IReadOnlyList<T> originals,
        Func<YamlFields, T, T> read
    )
    {
        var own = fields.Maps(key);
        if (own.Count != originals.Count)
            fields.Fault(key, $"must have {originals.Count} entries, as in {Original}");
        return own.Zip(originals, read).ToList();
    }

    private static void CheckPlaceholders(YamlFields fields, string key, string? other, string? own)
    {
        // What is missing is a fault already.
        if (string.IsNullOrEmpty(own) || other is null)
            return;
        var wanted = Placeholders(other);
        if (!wanted.SetEquals(Placeholders(own)))
            fields.Fault(
                key,
                wanted.Count == 0
                    ? $"must fill in nothing, as in {Original}"
                    : $"must have {string.Join(", ", wanted.Order())}, as in {Original}"
            );
    }

    private static HashSet<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).ToHashSet();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Guides;

/// <summary>Chooses the language of a guide.</summary>
public static class GuideLanguage
{
    /// <summary>The guide in a language; null when there is none.</summary>
    public static GuideDefinition? In(Connector connector, string? language) =>
        connector.Guides.FirstOrDefault(guide =>
            string.Equals(guide.Language, language, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The guide in the first of these languages that it has, else in English.</summary>
    /// <param name="wanted">Best first, such as <c>de-AT</c>.</param>
    public static GuideDefinition Best(Connector connector, IEnumerable<string> wanted) =>
        wanted
            .Select(tag => In(connector, tag.Split('-')[0]))
            .FirstOrDefault(guide => guide is not null)
        ?? connector.Guide;
}

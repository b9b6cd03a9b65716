namespace Patchbay.Engine.Guides;

/// <summary>
/// The steps by which an admin of the provider makes a key and links it, in one language. Text is Markdown.
/// </summary>
/// <param name="Language">Such as <c>en</c>.</param>
/// <param name="Words">What stands around the steps where the guide is shown as a page.</param>
public sealed record GuideDefinition(
    string Language,
    string Title,
    string Description,
    string Warning,
    IReadOnlyList<GuideSection> Sections,
    GuideWords Words
);

/// <param name="WhiteLabelHidden">Left out where the guide is shown under a customer's own name.</param>
public sealed record GuideSection(
    string Title,
    string? Content,
    IReadOnlyList<string> Scopes,
    bool WhiteLabelHidden,
    IReadOnlyList<GuideStep> Steps
);

/// <param name="Scopes">Empty: always shown; else shown when one of them is selected.</param>
/// <param name="DisplayScopes">The selected permissions are listed in this step.</param>
public sealed record GuideStep(
    string Title,
    string? Content,
    IReadOnlyList<string> List,
    IReadOnlyList<string> Scopes,
    bool DisplayScopes
);

using Patchbay.Engine.Guides;
using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Guides.Pages;

/// <summary>All that a guide's page shows.</summary>
/// <param name="Guide">Narrowed to the selection.</param>
/// <param name="Sections">All that a selection could need; those that this one does not are hidden.</param>
/// <param name="Scopes">All permissions that a selection of these rows could need, in the form's order.</param>
/// <param name="Form">Where the provider's form is.</param>
public sealed record GuideModel(
    Guide Guide,
    string Connector,
    IReadOnlyList<GuideSection> Sections,
    IReadOnlyList<ScopeDefinition> Scopes,
    string Minimum,
    string Form,
    IReadOnlyList<string> Notices,
    GuidePanelModel Panel,
    GuideAround Around
)
{
    public GuideWords Words => Guide.Words;

    public bool IsSelected(string scope) => Guide.Scopes.Any(one => one.Name == scope);

    /// <summary>Something without scopes is always shown.</summary>
    public bool IsShown(IReadOnlyList<string> scopes) =>
        scopes.Count == 0 || scopes.Any(IsSelected);

    public GuideBox? Box(ScopeDefinition scope) =>
        Guide.Boxes.FirstOrDefault(box => box.Scope.Name == scope.Name);

    public string TickCount =>
        Guide.Boxes.Count == 1
            ? Words.TickOne
            : GuideWords.Fill(Words.TickMany, "count", Guide.Boxes.Count);
}

/// <summary>The panel by which actions are selected.</summary>
/// <param name="Hidden">What the form sends along.</param>
/// <param name="Root">The page's address without parameters.</param>
/// <param name="Address">The address of this selection.</param>
public sealed record GuidePanelModel(
    IReadOnlyList<GuideRow> Rows,
    IReadOnlyList<GuideOption> Resources,
    GuideFilter Filter,
    IReadOnlyList<KeyValuePair<string, string>> Hidden,
    string Root,
    string Address
);

/// <summary>One action of the list.</summary>
/// <param name="Number">Its number in short addresses.</param>
/// <param name="Name">Its id without the connector's key.</param>
/// <param name="Additional">Not one of those that a guide without parameters is for.</param>
/// <param name="Shown">The filter lets it through.</param>
public sealed record GuideRow(
    int Number,
    string Name,
    string Label,
    IReadOnlyList<string> Scopes,
    string Resource,
    bool Writes,
    bool Additional,
    bool Selected,
    bool Shown
);

public sealed record GuideOption(string Value, string Name);

/// <summary>What stands around the guide.</summary>
/// <param name="Name">Who shows it; null where nobody is named.</param>
/// <param name="OwnIcon">Under our own name, with our own mark.</param>
/// <param name="Style">The address of a brand's style sheet.</param>
/// <param name="Languages">The same in each language.</param>
/// <param name="Canonical">The guide without parameters.</param>
public sealed record GuideAround(
    string? Name,
    string? Logo,
    bool OwnIcon,
    string? Style,
    IReadOnlyList<GuideLanguageLink> Languages,
    string Markdown,
    string Canonical
);

/// <param name="Name">Under its own name.</param>
public sealed record GuideLanguageLink(string Language, string Name, string Address);

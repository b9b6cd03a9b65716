using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Guides.Pages;

/// <summary>Makes what the page shows from what was asked for.</summary>
internal sealed class GuideModels(GuideLinks links)
{
    public GuideModel Build(GuideView view, GuideFilter filter, HttpRequest request)
    {
        var connector = view.Connector;
        var rows = Rows(view, filter).ToList();
        var scopes = Scopes(view, rows);
        return new GuideModel(
            view.Guide,
            connector.Info.Key,
            Whole(view).Sections,
            scopes,
            connector.Scopes.Minimum,
            connector.Scopes.FormPath,
            view.Notices.ToList(),
            new GuidePanelModel(
                rows,
                connector
                    .Resources.Where(resource => rows.Exists(row => row.Resource == resource.Name))
                    .Select(resource => new GuideOption(resource.Name, resource.Title))
                    .OrderBy(option => option.Name, StringComparer.Ordinal)
                    .ToList(),
                filter,
                GuideLinks.Look(view, GuideLinks.Language(view)).ToList(),
                links.Plain(view, request).AbsoluteUri,
                links.Page(view, request).AbsoluteUri
            ),
            new GuideAround(
                view.App,
                view.Brand?.LogoUrl,
                !view.WhiteLabel,
                view.Brand is { Accent: not null } or { AccentDark: not null }
                    ? BrandStyle.Address(view.Brand)
                    : null,
                connector
                    .Guides.Select(guide => new GuideLanguageLink(
                        guide.Language,
                        guide.Words.Language,
                        links.InLanguage(view, guide.Language, request).AbsoluteUri
                    ))
                    .ToList(),
                links.Markdown(view, request).AbsoluteUri,
                links.Plain(view, request).AbsoluteUri
            )
        );
    }

    // The guide's own actions, and others where the selection has them.
    private static IEnumerable<GuideRow> Rows(GuideView view, GuideFilter filter)
    {
        var selected = view.Selection.Actions.ToHashSet();
        return view
            .Connector.Actions.Where(action => !action.Additional || selected.Contains(action))
            .Select(action => new GuideRow(
                view.Connector.Numbers.Of(action.Id),
                GuideAddress.ShortName(view.Connector, action),
                action.Label,
                action.MinimalScopes,
                action.Resource,
                action.Effect != Effect.Read,
                action.Additional,
                selected.Contains(action),
                filter.Lets(action)
            ));
    }

    private static List<ScopeDefinition> Scopes(GuideView view, IEnumerable<GuideRow> rows)
    {
        var needed = rows.SelectMany(row => row.Scopes)
            .Concat(view.Selection.Scopes.Select(scope => scope.Name))
            .Append(view.Connector.Scopes.Minimum)
            .ToHashSet(StringComparer.Ordinal);
        return view.Connector.Scopes.All.Where(scope => needed.Contains(scope.Name)).ToList();
    }

    /// <summary>The guide that needs every permission has every section and step.</summary>
    private static Guide Whole(GuideView view) =>
        (
            view with
            {
                Selection = view.Selection with { Scopes = view.Connector.Scopes.All },
            }
        ).Guide;
}

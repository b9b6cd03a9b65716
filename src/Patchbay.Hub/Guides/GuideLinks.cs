using Microsoft.AspNetCore.Http.Extensions;
using Patchbay.Engine.Guides;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Guides;

/// <summary>The addresses of a guide.</summary>
internal sealed class GuideLinks(HubAddress address)
{
    /// <summary>The address to hand on: this selection, in this look.</summary>
    public Uri Page(GuideView view, HttpRequest request) =>
        new(Root(view, request), Path(view, "") + Query(view, Language(view)));

    /// <summary>The same in a language.</summary>
    public Uri InLanguage(GuideView view, string language, HttpRequest request) =>
        new(Root(view, request), Path(view, "") + Query(view, language));

    /// <summary>The same as Markdown.</summary>
    public Uri Markdown(GuideView view, HttpRequest request) =>
        new(Root(view, request), Path(view, ".md") + Query(view, view.Texts.Language));

    /// <summary>The guide without parameters.</summary>
    public Uri Plain(GuideView view, HttpRequest request) =>
        new(Root(view, request), Path(view, ""));

    /// <summary>What an address says besides the selection; a form sends it along.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Look(GuideView view, string? language)
    {
        if (language is not null)
            yield return new("lang", language);
        if (view.Brand is { } brand && !view.BrandIsOfHost)
            yield return new("brand", brand.ProjectId);
        if (view.Brand is null && view.WhiteLabel)
            yield return new("whitelabel", "1");
        if (view.NamedApp is { } app)
            yield return new("app", app);
    }

    /// <summary>The language that the reader chose, if they did.</summary>
    public static string? Language(GuideView view) =>
        view.LanguageIsNamed ? view.Texts.Language : null;

    private static string Path(GuideView view, string extension) =>
        $"guides/{view.Connector.Info.Key}{extension}";

    private static string Query(GuideView view, string? language)
    {
        var query = new List<string>();
        var selection = view.Selection;
        if (view.ByScopes)
            query.Add($"scopes={string.Join(',', selection.Scopes.Select(scope => scope.Name))}");
        else if (GuideAddress.Write(view.Connector, selection.Actions) is { } actions)
            // Commas and dots stay as they are: people read this.
            query.Add($"actions={actions}");
        query.AddRange(
            Look(view, language).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")
        );
        return query.Count == 0 ? "" : "?" + string.Join('&', query);
    }

    // The hub's own address would tell whose it is where a project shows it under its own domain.
    private Uri Root(GuideView view, HttpRequest request) =>
        view.BrandIsOfHost
            ? new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/"))
            : address.Public(request);
}

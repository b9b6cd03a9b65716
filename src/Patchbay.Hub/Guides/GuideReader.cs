using System.Diagnostics.CodeAnalysis;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Linking;

namespace Patchbay.Hub.Guides;

/// <summary>Reads from a request which guide it asks for. The parameters are described in docs/guides.md.</summary>
internal sealed class GuideReader(
    ICatalog catalog,
    IAccess access,
    IBrands brands,
    ILinkOffers links
)
{
    /// <summary>Null when there is no such connector.</summary>
    public async Task<GuideView?> ReadAsync(string key, HttpRequest request)
    {
        if (!catalog.TryGetConnector(key, out var connector))
            return null;
        var query = request.Query;
        var profile = TryGet(query, "profile", out var id) ? FindProfile(id) : null;
        var offer = TryGet(query, "session", out var token)
            ? await links.FindAsync(token, request.HttpContext.RequestAborted)
            : null;
        var ofHost = brands.At(request.Host);
        var brand = ofHost ?? FindBrand(query, profile?.ProjectId ?? offer?.ProjectId);
        var named = GuideLanguage.In(connector, query["lang"]);
        var view = new GuideView(
            connector,
            named ?? GuideLanguage.Best(connector, Languages(request)),
            GuideSelection.Everything(connector)
        )
        {
            LanguageIsNamed = named is not null,
            Brand = brand,
            BrandIsOfHost = ofHost is not null,
            WhiteLabel = brand is not null || query["whitelabel"] == "1",
            NamedApp = BrandRules.IsName(query["app"]) ? query["app"].ToString().Trim() : null,
            IsSecret = token is not null,
        };
        if (query.TryGetValue("actions", out var actions))
            return view with { Selection = GuideAddress.Read(connector, actions.ToString()) };
        if (query.TryGetValue("scopes", out var scopes))
            return view with
            {
                ByScopes = true,
                Selection = GuideSelection.OfScopes(
                    connector,
                    GuideAddress.Names(scopes.ToString())
                ),
            };
        if (id is not null)
            return profile?.Connector == key
                ? Of(view, [profile])
                : view with
                {
                    ProfileIsUnknown = true,
                };
        if (token is not null)
            return offer?.Profiles.Where(one => one.Connector == key).ToList() is { Count: > 0 } own
                ? Of(view, own)
                : view with
                {
                    SessionIsUnknown = true,
                };
        return view;
    }

    private static GuideView Of(GuideView view, IReadOnlyList<Profile> profiles) =>
        view with
        {
            Selection = GuideSelection.Of(
                view.Connector,
                view.Connector.Actions.Where(action =>
                    profiles.Any(profile => profile.Enables(action.Id))
                )
            ),
        };

    // Across projects: an id has 95 random bits, and all it opens here is which actions its profile enables.
    private Profile? FindProfile(string id) =>
        access
            .Projects.Select(project => catalog.FindProfile(project.Id, id))
            .FirstOrDefault(profile => profile is not null);

    private Brand? FindBrand(IQueryCollection query, string? projectId) =>
        TryGet(query, "brand", out var named) ? brands.Of(named)
        : projectId is null ? null
        : brands.Of(projectId);

    private static bool TryGet(
        IQueryCollection query,
        string name,
        [NotNullWhen(true)] out string? value
    )
    {
        value = query.TryGetValue(name, out var given) ? given.ToString() : null;
        return value is not null;
    }

    private static IEnumerable<string> Languages(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.Where(one => one.Quality is not 0)
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.ToString());
}

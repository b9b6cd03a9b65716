using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Guides;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Guides;

/// <summary>GET /guides/{connector}/scopes: what the guide of the same parameters is for, as JSON.</summary>
internal static class GetGuideScopes
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        string connector,
        GuideReader reader,
        GuideLinks links,
        HttpContext http
    )
    {
        if (await reader.ReadAsync(connector, http.Request) is not { } view)
            return GuideErrors.UnknownConnector(connector);
        if (view.ProfileIsUnknown)
            return GuideErrors.UnknownProfile;
        if (view.SessionIsUnknown)
            return GuideErrors.UnknownSession;
        http.Response.Headers.CacheControl = view.IsSecret ? "no-store" : "no-cache";
        var guide = view.Guide;
        return TypedResults.Ok(
            new Answer(
                view.Connector.Info.Key,
                view.Selection.Actions.Select(action => action.Id).ToList(),
                guide.Scopes.Select(scope => scope.Name).ToList(),
                view.Connector.Scopes.Minimum,
                guide.Boxes.Select(Box.From).ToList(),
                view.Selection.UnknownActions,
                view.Selection.UnknownScopes,
                links.Page(view, http.Request)
            )
        );
    }

    /// <param name="Actions">Ids of the selected actions.</param>
    /// <param name="Scopes">The fewest permissions that they need, in the order of the provider's form.</param>
    /// <param name="Minimum">What no key can be linked without.</param>
    /// <param name="Boxes">What to tick in the provider's form: scopes and minimum.</param>
    /// <param name="Guide">The page for this selection.</param>
    internal sealed record Answer(
        string Connector,
        IReadOnlyList<string> Actions,
        IReadOnlyList<string> Scopes,
        string Minimum,
        IReadOnlyList<Box> Boxes,
        IReadOnlyList<string> UnknownActions,
        IReadOnlyList<string> UnknownScopes,
        Uri Guide
    );

    /// <param name="Module">The row in the provider's form.</param>
    /// <param name="Access">The column, such as Read.</param>
    /// <param name="NeededBy">Ids of the selected actions that need it; none for what is only the minimum.</param>
    internal sealed record Box(
        string Scope,
        string Module,
        string Access,
        IReadOnlyList<string> NeededBy
    )
    {
        public static Box From(GuideBox box) =>
            new(
                box.Scope.Name,
                box.Scope.Module,
                box.Scope.Access,
                box.NeededBy.Select(action => action.Id).ToList()
            );
    }
}

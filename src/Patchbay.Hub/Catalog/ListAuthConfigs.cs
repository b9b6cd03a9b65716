using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>GET /auth_configs: the project's connector profiles, by page.</summary>
internal static class ListAuthConfigs
{
    public static Results<Ok<Answer>, ApiError> Handle(
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpRequest http
    )
    {
        var query = http.Query;
        if (query.Page(out var page) is { } fault)
            return fault;
        var connectors = query.List("connector_key");
        var enabled = query["enabled"].ToString();
        var found = catalog
            .Profiles(caller.ProjectId)
            .Where(profile => connectors.Count == 0 || connectors.Contains(profile.Connector))
            .Where(profile =>
                enabled.Length == 0
                || profile.Active == enabled.Equals("true", StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        return TypedResults.Ok(
            new Answer(
                found
                    .Skip(page.Skip)
                    .Take(page.Size)
                    .Select(profile => AuthConfig.From(profile, catalog, address.Public(http)))
                    .ToList(),
                page.Number,
                page.Size,
                found.Count
            )
        );
    }

    internal sealed record Answer(
        IReadOnlyList<AuthConfig> Data,
        int Page,
        int PageSize,
        int Total
    );
}

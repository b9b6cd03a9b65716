using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>GET /auth_configs: the project's connector profiles, by page.</summary>
internal static class ListAuthConfigs
{
    private const int PageSize = 25;

    public static Results<Ok<Answer>, ApiError> Handle(
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpRequest http
    )
    {
        var query = http.Query;
        if (
            (
                query.Number("page", 1, 1_000_000, out var page)
                ?? query.Number("page_size", PageSize, 100, out var size)
            ) is
            { } fault
        )
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
                    .Skip((page - 1) * size)
                    .Take(size)
                    .Select(profile => AuthConfig.From(profile, catalog, address.Public(http)))
                    .ToList(),
                page,
                size,
                found.Count
            )
        );
    }

    internal sealed record Answer(IReadOnlyList<AuthConfig> Data, int Page, int PageSize, int Total);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>GET /auth_configs/{id}.</summary>
internal static class GetAuthConfig
{
    public static Results<Ok<AuthConfig>, ApiError> Handle(
        string id,
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpRequest http
    ) =>
        catalog.FindProfile(caller.ProjectId, id) is { } profile
            ? TypedResults.Ok(AuthConfig.From(profile, catalog, address.Public(http)))
            : AuthConfigRules.NotFound(id);
}

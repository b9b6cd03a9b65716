using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>GET /hub/connectors: what the session can be used to link.</summary>
internal static class ListHubConnectors
{
    public static async Task<Ok<Answer>> HandleAsync(
        ConnectSession session,
        SessionScope scope,
        ICatalog catalog,
        HubAddress address,
        HttpContext http,
        string? provider = null
    )
    {
        var hub = address.Public(http.Request);
        var profiles = await scope.OfferedAsync(session, provider, http.RequestAborted);
        return TypedResults.Ok(
            new Answer(
                profiles
                    .Where(profile =>
                        string.IsNullOrEmpty(provider) || profile.Connector == provider
                    )
                    .Select(profile =>
                        catalog.TryGetConnector(profile.Connector, out var connector)
                            ? Describe(profile, connector, hub)
                            : null
                    )
                    .OfType<Integration>()
                    .ToList()
            )
        );
    }

    private static Integration Describe(Profile profile, Connector connector, Uri hub) =>
        new(
            profile.Active,
            profile.Name,
            connector.Info.Key,
            connector.Info.Category,
            connector.Info.Version,
            connector.Authentication.Key,
            profile.Environment,
            profile.Id,
            connector.Info.Logo(hub)
        );

    internal sealed record Answer(IReadOnlyList<Integration> Integrations);

    /// <param name="Type">The connector's category.</param>
    internal sealed record Integration(
        bool Active,
        string Name,
        string Provider,
        string Type,
        string Version,
        string AuthenticationConfigKey,
        string Environment,
        string IntegrationId,
        Uri LogoUrl
    );
}

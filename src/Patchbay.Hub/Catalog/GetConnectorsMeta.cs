using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>GET /connectors/meta and /connectors/meta/{provider}: what can be linked.</summary>
internal static class GetConnectorsMeta
{
    public static Ok<List<Answer>> HandleAll(
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpRequest http
    ) =>
        TypedResults.Ok(
            catalog
                .Connectors.Select(connector =>
                    Describe(connector, caller, catalog, address.Public(http))
                )
                .ToList()
        );

    public static Results<Ok<Answer>, ApiError> HandleOne(
        string provider,
        Caller caller,
        ICatalog catalog,
        HubAddress address,
        HttpRequest http
    ) =>
        catalog.TryGetConnector(provider, out var connector)
            ? TypedResults.Ok(Describe(connector, caller, catalog, address.Public(http)))
            : ApiError.NotFound("connector_not_found", $"There is no connector {provider}.") with
            {
                Suggestions = catalog.Connectors.Select(known => known.Info.Key).ToList(),
            };

    private static Answer Describe(
        Connector connector,
        Caller caller,
        ICatalog catalog,
        Uri address
    )
    {
        var logo = connector.Info.Logo(address);
        return new(
            connector.Info.Key,
            connector.Info.Name,
            connector.Info.Category,
            catalog.DefaultProfile(caller.ProjectId, connector.Info.Key) is not null,
            // StackOne's unified models, of which Patchbay has none.
            new Dictionary<string, object>(),
            new(new(logo, logo))
        );
    }

    internal sealed record Answer(
        string Provider,
        string ProviderName,
        string Category,
        bool Active,
        IReadOnlyDictionary<string, object> Models,
        Resources Resources
    );

    internal sealed record Resources(Images Images);

    internal sealed record Images(Uri LogoUrl, Uri OriginalLogoHorizontalUrl);
}

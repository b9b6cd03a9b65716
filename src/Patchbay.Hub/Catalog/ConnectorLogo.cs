using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>GET /connectors/{connector}/logo.svg: the drawing beside the connector's files.</summary>
internal static class ConnectorLogo
{
    /// <summary>A connector's logo is a path on the hub, or an address of its own.</summary>
    public static Uri Logo(this ConnectorInfo connector, Uri hub) => new(hub, connector.LogoUrl);

    public static Results<PhysicalFileHttpResult, ApiError> Handle(
        string connector,
        ICatalog catalog,
        HttpResponse response
    )
    {
        // The file is found by the key of a connector that is loaded, never by what the address says.
        if (
            !catalog.TryGetConnector(connector, out var known)
            || FileOf(known.Info.Key) is not { Exists: true } file
        )
            return ApiError.NotFound("logo_not_found", $"There is no logo of {connector}.");
        response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.PhysicalFile(file.FullName, "image/svg+xml");
    }

    private static FileInfo FileOf(string connector) =>
        new(Path.Combine(ConnectorLoader.ShippedFolder(connector), "logo.svg"));
}

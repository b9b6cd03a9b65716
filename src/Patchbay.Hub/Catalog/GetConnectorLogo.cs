using System.Net;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>
/// GET /connectors/{key}/logo.svg: a plain tile with the connector's first letter. Providers' own logos are theirs, and
/// not ours to hand out.
/// </summary>
internal static class GetConnectorLogo
{
    public static IResult Handle(string key, ICatalog catalog, HttpContext http)
    {
        if (!catalog.TryGetConnector(key, out var connector))
            return ApiError.NotFound("connector_not_found", $"There is no connector {key}.");
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=86400";
        headers.ContentSecurityPolicy = "default-src 'none'";
        // Shown inside customers' own pages.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Content(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="{WebUtility.HtmlEncode(
                connector.Info.Name
            )}"><rect width="64" height="64" rx="14" fill="#0b6660"/><text x="32" y="44" text-anchor="middle" font-family="system-ui,sans-serif" font-size="34" font-weight="600" fill="#fff">{WebUtility.HtmlEncode(
                connector.Info.Name[..1]
            )}</text></svg>
            """,
            "image/svg+xml"
        );
    }
}

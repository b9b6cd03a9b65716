using Microsoft.Net.Http.Headers;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Linking.Widget;

/// <summary>
/// GET /patchbay-hub.js: the element that shows the hub inside any page. Pages name this address themselves, so it never
/// changes, and a new version is there within the hour.
/// </summary>
internal static class WidgetScript
{
    public const string Path = "/patchbay-hub.js";
    public const string File = "patchbay-hub.js";

    public static IResult Handle(Assets assets, HttpContext http)
    {
        var script = assets[File];
        var (body, encoding) = script.For(http.Request.Headers.AcceptEncoding.ToString());
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=3600";
        headers.Vary = "Accept-Encoding";
        // Any page may load it, those included that isolate themselves, or hold it to a hash.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return TypedResults.Bytes(
            body,
            script.MediaType,
            entityTag: new EntityTagHeaderValue($"\"{script.Hash}-{encoding ?? "plain"}\"")
        );
    }
}

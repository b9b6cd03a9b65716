using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The frame of the link's page. Complete in itself, but for the connector's logo.</summary>
internal static class LinkFrame
{
    private static readonly PageAsset Style = new("link.css");
    private static readonly PageAsset Script = new("link.js");

    // Nothing may run but the two pieces written below, and a key typed here goes to this hub alone.
    private static readonly string Policy =
        $"default-src 'none'; style-src {Style.Source}; script-src {Script.Source}; connect-src 'self'; "
        + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="follow">Where the page leads by itself after a few seconds.</param>
    public static IResult Show(
        HttpContext http,
        int status,
        string title,
        Html body,
        string? follow = null
    )
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        // The address of this page is a secret.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        return Results.Content(
            Write(title, body, follow).ToString(),
            "text/html; charset=utf-8",
            statusCode: status
        );
    }

    private static Html Write(string title, Html body, string? follow) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            {Follow(follow)}<title>{title}</title>
            <link rel="icon" href="data:,">
            <style>{Style.Markup}</style>
            </head>
            <body>
            <main tabindex="-1">
            {body}
            </main>
            <script>{Script.Markup}</script>
            </body>
            </html>
            """;

    private static Html Follow(string? follow) =>
        follow is null
            ? Html.Nothing
            : $"""
                <meta http-equiv="refresh" content="8;url={follow}">

                """;
}

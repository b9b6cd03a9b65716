namespace Patchbay.Hub.Pages;

/// <summary>What a page may load and who may show it: nothing but what this hub serves, and nobody else.</summary>
internal static class PageHeaders
{
    /// <param name="frameAncestors">Who may show the page in a frame, as a Content-Security-Policy names it.</param>
    /// <param name="images">Further sources of images: a logo on its owner's own host.</param>
    public static void Write(HttpContext http, string frameAncestors = "'none'", string images = "")
    {
        var headers = http.Response.Headers;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data: {images}; "
            + $"form-action 'self'; base-uri 'none'; frame-ancestors {frameAncestors}";
        if (frameAncestors == "'none'")
            headers.XFrameOptions = "DENY";
    }
}

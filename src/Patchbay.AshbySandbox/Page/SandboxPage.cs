using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Page;

/// <summary>The page at the root: what this sandbox is, how to call it, and what it was asked lately.</summary>
internal static class SandboxPage
{
    // Complete in itself: nothing is fetched from anywhere, and nothing may run but the two pieces written below.
    private static readonly string Policy =
        $"default-src 'none'; style-src {PageAsset.Style.Source}; script-src {PageAsset.Script.Source}; "
        + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IResult Show(HttpContext http, Sandbox sandbox)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(
            sandbox.Read(_ => Write(sandbox, SandboxPrefix.BaseAddress(http)).ToString()),
            "text/html; charset=utf-8"
        );
    }

    private static Html Write(Sandbox sandbox, string address) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Ashby sandbox</title>
            <link rel="icon" href="data:,">
            <style>{PageAsset.Style.Markup}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to content</a>
            <header>
            <h1>Ashby sandbox</h1>
            <nav aria-label="On this page"><a href="#requests">Requests</a> <a href="#keys">Keys</a> <a href="#reports">Reports</a> <a href="#endpoints">Endpoints</a></nav>
            </header>
            <main id="main">
            {Introduction.Of(sandbox, address)}
            {RequestList.Of(sandbox.Log)}
            {KeyList.Of(sandbox)}
            {ReportList.Of(sandbox.State)}
            {EndpointList.Of(sandbox.Contract)}
            </main>
            <script>{PageAsset.Script.Markup}</script>
            </body>
            </html>
            """;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Access.People;

/// <summary>The frame of the few pages around signing in. They work in any browser and need no file beside them.</summary>
internal static class Page
{
    private const string Style = """
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
        body { max-width: 26rem; margin: 15vh auto 0; padding: 0 1.5rem; }
        h1 { font-size: 1.5rem; }
        button, .button { font: inherit; padding: .6rem 1rem; cursor: pointer; }
        .button { display: inline-block; border: 1px solid; border-radius: .25rem; color: inherit; text-decoration: none; }
        [role=alert]:empty { display: none; }
        """;

    /// <param name="title">Plain text.</param>
    /// <param name="body">HTML.</param>
    /// <param name="script">Runs on this page alone; null where none is needed.</param>
    public static ContentHttpResult Show(
        HttpContext http,
        string title,
        string body,
        string? script = null
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XFrameOptions = "DENY";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; style-src {Source(Style)}"
            + (script is null ? "" : $"; script-src {Source(script)}");
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · Patchbay</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Text(title)}</h1>
            {body}
            </main>
            {(script is null ? "" : $"<script>{script}</script>")}
            </body>
            </html>
            """,
            "text/html; charset=utf-8"
        );
    }

    public static string Text(string plain) => HtmlEncoder.Default.Encode(plain);

    /// <summary>Allows exactly this text and no other.</summary>
    private static string Source(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}

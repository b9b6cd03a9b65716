using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Patchbay.Hub.Reference;

/// <summary>
/// GET /docs/api: the OpenAPI document as one page that loads nothing else, from here or from anywhere, and runs no
/// script.
/// </summary>
internal static class ReferencePage
{
    private const string Style = """
        :root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, Canvas); }
        body { margin: 0; font: 15px/1.55 system-ui, sans-serif; display: grid; grid-template-columns: 19rem 1fr; }
        nav { position: sticky; top: 0; height: 100vh; overflow: auto; border-right: 1px solid var(--line); padding: 1rem; box-sizing: border-box; }
        nav h2 { font-size: .85rem; margin: 1rem 0 .25rem; } nav ul { list-style: none; margin: 0; padding: 0; font-size: .85rem; }
        main { padding: 1rem 2rem 6rem; max-width: 60rem; min-width: 0; }
        section { border-top: 1px solid var(--line); padding: 1rem 0; }
        h3 code { font-size: 1rem; } pre { overflow: auto; border: 1px solid var(--line); border-radius: .4rem; padding: .75rem; }
        table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
        @media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static async Task<IResult> HandleAsync(
        [FromKeyedServices(ReferenceSlice.Document)] IOpenApiDocumentProvider documents,
        HttpContext http
    )
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var document = await documents.GetOpenApiDocumentAsync(http.RequestAborted);
        return TypedResults.Text(Render(document), MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    private static string Render(OpenApiDocument document)
    {
        var groups = document
            .Paths.SelectMany(path =>
                (path.Value.Operations ?? []).Select(operation => new Entry(
                    path.Key,
                    operation.Key.Method,
                    operation.Value
                ))
            )
            .GroupBy(entry => entry.Operation.Tags?.FirstOrDefault()?.Name ?? "Other")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var page = new StringBuilder();
        page.Append(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Patchbay API</title><style>{Style}</style></head><body>"
        );
        page.Append("<nav aria-label=\"Operations\"><a href=\"/openapi.json\">openapi.json</a>");
        foreach (var group in groups)
        {
            page.Append($"<h2>{Text(group.Key)}</h2><ul>");
            foreach (var entry in group)
                page.Append($"<li><a href=\"#{Text(entry.Id)}\">{Text(entry.Title)}</a></li>");
            page.Append("</ul>");
        }
        page.Append(
            $"</nav><main><h1>{Text(document.Info.Title)} API</h1><p>{Text(document.Info.Description)}</p>"
        );
        foreach (var group in groups)
        {
            page.Append($"<h2>{Text(group.Key)}</h2>");
            foreach (var entry in group)
                OperationSection.Append(page, entry);
        }
        return page.Append("</main></body></html>").ToString();
    }

    internal static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    internal sealed record Entry(string Path, string Method, OpenApiOperation Operation)
    {
        public string Id => Operation.OperationId ?? $"{Method}{Path}";

        public string Title => Operation.Summary ?? $"{Method} {Path}";
    }
}
